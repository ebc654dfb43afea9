// What a replay is made of: the store's days, what was asked for on them, and each product's terms.
import type { CalendarFacts } from '#core/features/feature-spec.ts';
import type { AsyncPredictor } from '#core/forecast/predictor.ts';
import type { StoreModel } from '#core/forecast/store-model.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { OrderTerms } from '#core/inventory/index.ts';

export interface ReplayPlan {
  /** All days of a daily store. */
  readonly frame: SeriesFrame;
  /** Holidays from the first to the last day. */
  readonly calendar: CalendarFacts;
  /** First step that is counted; at least 112 days lie before it. */
  readonly startStep: number;
  /** Units asked for: one a cell of the frame. */
  readonly demand: Float64Array;
  /** By series; null: left out, because price or cost is not known. */
  readonly terms: readonly (OrderTerms | null)[];
  readonly shortages: 'lost' | 'backordered';
}

/** What a replay needs from outside. */
export interface ReplayHooks {
  /** Trains on a frame that ends on the origin, for decisions that look `lastStep` days ahead. Throws to stop. */
  train(past: SeriesFrame, lastStep: number, report: (stage: string, done: number) => void): TrainedForReplay;
  /** `done`: share of the whole replay, 0 to 1; `detail`: the day that is lived through. */
  report(stage: string, done: number, detail: string): void;
  throwIfCancelled(): void;
}

export interface TrainedForReplay {
  readonly model: StoreModel;
  /** One a block of the model. */
  readonly predictors: readonly AsyncPredictor[];
}

/** A model is used for so many days before the next is trained: a quarter, so that every month does not cost a training. */
export const RETRAIN_STEPS = 91;
