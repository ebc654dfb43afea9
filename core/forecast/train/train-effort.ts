// How much a training takes on: the store's own model everything, a model that is used for one question less.

export interface TrainEffort {
  /** Horizon blocks that begin later are left out; steps beyond the last block repeat it (see horizon-plan.ts). */
  readonly lastStep: number;
  /** Rows a block in the selection round, which only has to rank methods and to count trees, and in the other two. */
  readonly selectionRows: number;
  readonly finalRows: number;
  /** Most rows of one target: small stores see each day from several origins. */
  readonly rowsPerTarget: number;
  /** Whether small stores get trees of a second shape beside the first (see tree-shape.ts). */
  readonly mixesShapes: boolean;
}

export const FULL_EFFORT: TrainEffort = {
  lastStep: Number.POSITIVE_INFINITY,
  selectionRows: 200_000,
  finalRows: 300_000,
  rowsPerTarget: 3,
  mixesShapes: true,
};

/** A fraction of the time, for models that are trained by the dozen and thrown away. */
export const quickEffort = (lastStep: number): TrainEffort => ({
  lastStep,
  selectionRows: 30_000,
  finalRows: 60_000,
  rowsPerTarget: 1,
  mixesShapes: false,
});
