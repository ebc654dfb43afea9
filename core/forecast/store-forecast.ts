// What a finished forecast of one store can be asked: the seam between forecasting and everything that decides,
// shows or exports with it.

import type { Borrowed, Confidence, ContextInput, Explanation } from '../contract/predictions.ts';
import type { DemandClass } from '../contract/units.ts';
import type { PlanPatch, PlanUse } from '../frame/planned-days.ts';
import type { FuturePlan, SeriesFrame } from '../frame/series-frame.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import type { Champion } from './store-model.ts';

/**
 * Forecast of every series of a frame for steps 1 … horizon after the frame's last step (the origin).
 * Series are addressed by their index in the frame, steps from 1.
 */
export interface StoreForecast {
  readonly frame: SeriesFrame;
  readonly modelId: string;
  readonly horizon: number;
  /** Demand class of a series on the origin. */
  demandClass(series: number): DemandClass;
  /** Which forecaster makes the numbers of this series (the champion of its class). */
  forecaster(series: number): string;
  /** The champion of the series' class with what it won by, whoever makes the numbers; undefined: no history. */
  champion(series: number): Champion | undefined;
  /** Expected units on one step. */
  mean(series: number, step: number): number;
  /** What the forecaster itself says: `mean`, unless the user's own units stand there (see withUnits). */
  modelMean(series: number, step: number): number;
  /** Calibrated distribution of demand on one step. */
  daily(series: number, step: number): DemandDistribution;
  /**
   * Calibrated distribution of demand summed over steps from … from + steps − 1. `steps` up to 180; steps beyond the
   * horizon repeat the last forecast week (documented rule).
   */
  sum(series: number, from: number, steps: number): DemandDistribution;
  /** The whole store (`group` undefined) or one category (index in frame.categories) on one step. */
  total(step: number, group?: number): DemandDistribution;
  /** As `total`, of demand summed over steps from … from + steps − 1: calibrated on errors of such sums. */
  totalSum(from: number, steps: number, group?: number): DemandDistribution;
  /** Whom a new product borrows its level from, largest share first; the rest of the share is its own. Else empty. */
  borrowedFrom(series: number): readonly Borrowed[];
  confidence(series: number): Confidence;
  /** Whether the store is expected (or planned) to be closed on a step. */
  closed(series: number, step: number): boolean;
  /** What of a planned day this series' forecast would depend on; empty where its method looks at the past alone. */
  heeded(series: number): ContextInput[];
  /** Drivers of the mean of one step; lines add up to `mean`. Computed on demand (TreeSHAP). */
  explain(series: number, step: number): Explanation;
  /**
   * The same forecast with the user's own units as the means of some steps: by series, one cell a step from step 1 on,
   * NaN: the forecaster's. Bands, sums and totals are those of forecasts with these means; explanations get a line
   * 'override'. Steps beyond the horizon repeat the forecaster's own.
   */
  withUnits(units: ReadonlyMap<number, Float64Array>): StoreForecast;
}

export interface ForecastRequest {
  /** Store code. */
  store: string;
  /** Origin; the store's last day when left out. Nothing later is used. */
  asOfDay?: number;
  /** Steps ahead to prepare. */
  horizon: number;
  /** Only these series (product codes); all when left out. Others answer with NaN means. */
  products?: readonly string[];
  /** What is set for single products, by code: goes before everything else that is planned. */
  plans?: ReadonlyMap<string, FuturePlan>;
  /** Planned for this forecast only, on top of the saved plans. */
  planned?: readonly PlanPatch[];
  /** false: the saved plans of the store are left out. Default true. */
  savedPlans?: boolean;
  /** Another forecaster than the champions, for all series; bands stay those of the champions' errors. */
  forecaster?: string;
}

/** One product on one step under several plans. */
export interface VariantsRequest {
  store: string;
  asOfDay?: number;
  product: string;
  step: number;
  plans: readonly FuturePlan[];
}

/** How a caller follows a forecast and may stop it; an AbortSignal fits. */
export interface ForecastProgress {
  report(progress: { stage?: string; progress?: number }): void;
  signal?: { readonly aborted: boolean };
}

/** Loads data and model, trains one for the origin where none may be used, and forecasts. Lives in core/host. */
export interface ForecastService {
  forecast(
    request: ForecastRequest,
    progress?: ForecastProgress,
  ): Promise<{ forecast: StoreForecast; trainedForOrigin: boolean; planUse: PlanUse }>;
  /** Demand on one step under each of several plans, quickly: what `forecast` would say with each of them. */
  variants(request: VariantsRequest): Promise<DemandDistribution[]>;
}

/** A forecast from a past origin, made at once. */
export interface PastForecast {
  readonly forecast: StoreForecast;
  /** Last day that the model used had seen, never after the origin; null: no model could be used, a simple method was. */
  readonly modelOriginDay: number | null;
}

/** Looks back without ever training: with the newest model that saw nothing after the origin, or a simple method. */
export interface PastForecastService {
  forecastPast(
    request: ForecastRequest & { readonly asOfDay: number },
    progress?: ForecastProgress,
  ): Promise<PastForecast>;
  /** All days of a store as forecasts read them. */
  allDays(store: string): Promise<SeriesFrame>;
}
