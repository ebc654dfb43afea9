// The three rounds of boosting: to select, to score, to use.
import type { LossPoint } from '#core/contract/jobs.ts';
import type { StepRange } from '../horizon-plan.ts';
import type { BlockFit, BlockFitter } from './fit-block.ts';
import { fitBlock } from './fit-block.ts';
import { scoredEnd, selectionEnd, type TimeSplit } from './time-split.ts';
import type { StageClock } from './train-hooks.ts';

export type FittedBlock = StepRange & BlockFit;

export interface FitStages {
  /** Null where the data leave no room for it. */
  readonly selection: readonly FittedBlock[] | null;
  readonly scored: readonly FittedBlock[];
  readonly final: readonly FittedBlock[];
  readonly curve: readonly LossPoint[];
}

/** Rows per block. Selection only has to rank and to count trees. */
const SELECTION_ROWS = 200_000;
const FINAL_ROWS = 300_000;
/** Trees where nothing could be held back to count them. */
const DEFAULT_TREES = 120;

/** Null when even the first block has no rows: the store then gets no trees. Throws cancelled. */
export function fitStages(fitter: BlockFitter, split: TimeSplit, clock: StageClock): FitStages | null {
  const curve: LossPoint[] = [];
  const recording: BlockFitter = {
    ...fitter,
    onCurve: (points) => {
      curve.push(...points);
      fitter.onCurve(points);
    },
  };
  const rounds = split.hasSelection ? 3 : 2;
  let done = 0;
  const round = (task: (block: StepRange, index: number, onTree: (share: number) => void) => BlockFit | null) => {
    const fitted: FittedBlock[] = [];
    for (const [index, block] of split.blocks.entries()) {
      const name = `${block.fromStep}-${block.toStep}`;
      clock.within(done, name);
      const share = 1 / (rounds * split.blocks.length);
      const fit = task(block, index, (part) => clock.within(done + part * share, name));
      done += share;
      if (fit !== null) fitted.push({ ...block, ...fit });
    }
    return fitted;
  };

  let selection: FittedBlock[] | null = null;
  if (split.hasSelection) {
    const lastTarget = selectionEnd(split);
    selection = round((block, _, onTree) => {
      const curveName = `${block.fromStep}-${block.toStep}`;
      const trees = fitter.settings.numTrees;
      const task = {
        block,
        lastTarget,
        validationTo: scoredEnd(split),
        trees,
        budget: SELECTION_ROWS,
        curve: curveName,
      };
      return fitBlock(recording, task, onTree);
    });
    if (!coversWindow(selection, split)) selection = null;
  }
  const treesOf = (block: StepRange): number => {
    const counted = selection?.find((fit) => fit.fromStep === block.fromStep)?.trees;
    return Math.max(1, counted ?? Math.min(fitter.settings.numTrees, DEFAULT_TREES));
  };
  const refit = (lastTarget: number, curveOf: (block: StepRange) => string | null) =>
    round((block, _, onTree) => {
      const task = { block, lastTarget, trees: treesOf(block), budget: FINAL_ROWS, curve: curveOf(block) };
      return fitBlock(recording, task, onTree);
    });
  const scored = refit(scoredEnd(split), (block) => (selection ? null : `${block.fromStep}-${block.toStep}`));
  const final = refit(split.last, () => null);
  return coversWindow(scored, split) && final.length > 0 ? { selection, scored, final, curve } : null;
}

/** Every step of the validation window has a model. */
function coversWindow(fits: readonly FittedBlock[], { window, blocks }: TimeSplit): boolean {
  const needed = blocks.filter((block) => block.fromStep <= window);
  return needed.every((block) => fits.some((fit) => fit.fromStep === block.fromStep));
}
