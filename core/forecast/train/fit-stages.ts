// The three rounds of boosting: to select, to score, to use.
import type { LossPoint } from '#core/contract/jobs.ts';
import type { FeatureMatrix } from '#core/features/feature-matrix.ts';
import { meanEnsemble } from '#core/gbdt/index.ts';
import type { TreeEnsemble } from '#core/gbdt/tree-ensemble.ts';
import type { StepRange } from '../horizon-plan.ts';
import { enoughTrees, firstTrees, pooledLoss } from './count-trees.ts';
import { type BlockFit, type BlockFitter, type BlockTask, fitBlock } from './fit-block.ts';
import { scoredEnd, selectionEnd, type TimeSplit } from './time-split.ts';
import type { StageClock } from './train-hooks.ts';
import { type TreeShape, treeShapes } from './tree-shape.ts';

/** The trees of one horizon block, of all shapes. */
export interface FittedBlock extends StepRange {
  readonly ensemble: TreeEnsemble;
  readonly rows: number;
  /** Rows of the training evenly spread over it, for comparing exported models with this one. */
  readonly sample: FeatureMatrix;
}

export interface FitStages {
  /** Null where the data leave no room for it. */
  readonly selection: readonly FittedBlock[] | null;
  readonly scored: readonly FittedBlock[];
  readonly final: readonly FittedBlock[];
  readonly curve: readonly LossPoint[];
}

/** Null when even the first block has no rows: the store then gets no trees. Throws cancelled. */
export function fitStages(fitter: BlockFitter, split: TimeSplit, clock: StageClock): FitStages | null {
  const curve: LossPoint[] = [];
  const record = (points: readonly LossPoint[]) => {
    curve.push(...points);
    fitter.onCurve(points);
  };
  const { effort } = fitter;
  const shapes = treeShapes(fitter.settings, effort, fitter.source);
  const share = 1 / ((split.hasSelection ? 3 : 2) * split.blocks.length);
  let done = 0;
  const round = (task: Omit<BlockTask, 'block' | 'curve'>, showsCurve: boolean): (StepRange & BlockFit)[] =>
    split.blocks.flatMap((block) => {
      const name = `${block.fromStep}-${block.toStep}`;
      clock.within(done, name);
      const fit = fitBlock(
        { ...fitter, onCurve: record },
        { ...task, block, curve: showsCurve ? name : null },
        (part) => clock.within(done + part * share, name),
      );
      done += share;
      return fit === null ? [] : [{ ...block, ...fit }];
    });

  let selection: FittedBlock[] | null = null;
  let counts = shapes.map(({ uncounted }) => uncounted);
  if (split.hasSelection) {
    const most = shapes.map((shape) => ({ ...shape, trees: shape.numTrees }));
    const days = { lastTarget: selectionEnd(split), validationTo: scoredEnd(split) };
    const fitted = round({ ...days, shapes: most, budget: effort.selectionRows }, true);
    if (coversWindow(fitted, split)) {
      counts = shapes.map((shape, index) => countTrees(shape, fitted, index));
      selection = fitted.map((block) => withCounts(block, counts));
    }
  }
  const counted = shapes.map((shape, index) => ({ ...shape, trees: counts[index] }));
  const refit = (lastTarget: number, showsCurve: boolean) =>
    round({ lastTarget, shapes: counted, budget: effort.finalRows }, showsCurve).map((block) =>
      withCounts(block, counts),
    );
  const scored = refit(scoredEnd(split), selection === null);
  const final = refit(split.last, false);
  return coversWindow(scored, split) && final.length > 0 ? { selection, scored, final, curve } : null;
}

function countTrees({ earlyStoppingRounds, uncounted }: TreeShape, blocks: readonly BlockFit[], index: number): number {
  const losses = blocks.flatMap(({ fits }) => (fits[index].validationLoss ? [fits[index].validationLoss] : []));
  return losses.length > 0 ? enoughTrees(pooledLoss(losses), earlyStoppingRounds) : uncounted;
}

/** Of each shape its first trees, and the mean of these. */
const withCounts = ({ fits, ...block }: StepRange & BlockFit, counts: readonly number[]): FittedBlock => ({
  ...block,
  ensemble: meanEnsemble(fits.map(({ ensemble }, shape) => firstTrees(ensemble, counts[shape]))),
});

/** Every step of the validation window has a model. */
function coversWindow(fits: readonly StepRange[], { window, blocks }: TimeSplit): boolean {
  const needed = blocks.filter((block) => block.fromStep <= window);
  return needed.every((block) => fits.some((fit) => fit.fromStep === block.fromStep));
}
