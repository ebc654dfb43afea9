// The three rounds of boosting: to select, to score, to use.
import type { LossPoint } from '#core/contract/jobs.ts';
import type { StepRange } from '../horizon-plan.ts';
import type { BlockFit, BlockFitter, TreeShape } from './fit-block.ts';
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

/** Days of products (or weeks, months) up to which a store is small. */
const SMALL_STORE_CELLS = 150_000;
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
  const { effort } = fitter;
  const { numLeaves, numTrees, earlyStoppingRounds } = fitter.settings;
  let shape: TreeShape = { numLeaves, numTrees, earlyStoppingRounds };
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
    const select = (as: BlockFitter, tried: TreeShape, block: StepRange, onTree: (share: number) => void) => {
      const counting = { block, lastTarget, validationTo: scoredEnd(split), trees: tried.numTrees, shape: tried };
      return fitBlock(
        as,
        { ...counting, budget: effort.selectionRows, curve: `${block.fromStep}-${block.toStep}` },
        onTree,
      );
    };
    selection = round((block, _, onTree) => select(recording, shape, block, onTree));
    if (effort.triesShapes && isSmall(fitter.source)) {
      const slimCurve: LossPoint[] = [];
      const quietly: BlockFitter = { ...fitter, onCurve: (points) => void slimCurve.push(...points) };
      const slim = slimmer(shape);
      const fitted = split.blocks.flatMap((block) => {
        const fit = select(quietly, slim, block, () => {});
        return fit === null ? [] : [{ ...block, ...fit }];
      });
      if (lossOf(fitted) < lossOf(selection)) {
        selection = fitted;
        shape = slim;
        curve.splice(0, curve.length, ...slimCurve);
      }
    }
    if (!coversWindow(selection, split)) selection = null;
  }
  const treesOf = (block: StepRange): number => {
    const counted = selection?.find((fit) => fit.fromStep === block.fromStep)?.trees;
    return Math.max(1, counted ?? Math.min(shape.numTrees, DEFAULT_TREES));
  };
  const refit = (lastTarget: number, curveOf: (block: StepRange) => string | null) =>
    round((block, _, onTree) => {
      const counted = { block, lastTarget, trees: treesOf(block), shape };
      return fitBlock(recording, { ...counted, budget: effort.finalRows, curve: curveOf(block) }, onTree);
    });
  const scored = refit(scoredEnd(split), (block) => (selection ? null : `${block.fromStep}-${block.toStep}`));
  const final = refit(split.last, () => null);
  return coversWindow(scored, split) && final.length > 0 ? { selection, scored, final, curve } : null;
}

/** Half the leaves, twice the trees. */
const slimmer = ({ numLeaves, numTrees, earlyStoppingRounds }: TreeShape): TreeShape => ({
  numLeaves: Math.ceil(numLeaves / 2),
  numTrees: 2 * numTrees,
  earlyStoppingRounds: 2 * earlyStoppingRounds,
});

const isSmall = ({ frame }: BlockFitter['source']): boolean => frame.offset[frame.count] <= SMALL_STORE_CELLS;

const lossOf = (fits: readonly FittedBlock[]): number => fits.reduce((sum, { loss }) => sum + loss, 0);

/** Every step of the validation window has a model. */
function coversWindow(fits: readonly FittedBlock[], { window, blocks }: TimeSplit): boolean {
  const needed = blocks.filter((block) => block.fromStep <= window);
  return needed.every((block) => fits.some((fit) => fit.fromStep === block.fromStep));
}
