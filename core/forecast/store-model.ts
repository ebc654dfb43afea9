// What a training leaves behind: everything a forecast needs besides the data. JSON-serialisable apart from the
// ensembles' typed arrays. Holds no product identity beyond codes, so products may come and go after the training.
import type { LossPoint } from '../contract/jobs.ts';
import type { ModelCard, TrainSettings } from '../contract/models.ts';
import type { DemandClass, Frequency } from '../contract/units.ts';
import type { FeatureSpec } from '../features/feature-spec.ts';
import type { TreeEnsemble } from '../gbdt/tree-ensemble.ts';
import type { Day } from '../math/day.ts';
import type { BandCalibration } from './bands/band-calibration.ts';
import type { PooledAr } from './pooled/pooled-ar.ts';
import type { TotalCorrection } from './total-correction.ts';
import type { TotalsAnchor } from './totals-anchor.ts';

/** Raised when an older program could not use the file any more. 3: weekly stores may blend with POOLED_AR. */
export const STORE_MODEL_FORMAT = 3;
/** This program still reads models from here on. */
export const OLDEST_STORE_MODEL_FORMAT = 2;

/** Share of each forecaster in the number shown for a class; shares add up to 1. One entry of 1: a plain champion. */
export type MemberWeights = Readonly<Record<string, number>>;

export interface Champion {
  /** 'gbdt', 'blend', 'theta' …: the name that people see. */
  readonly forecaster: string;
  readonly weights: MemberWeights;
  /** Why: who was compared, and on whose days. Left out where nothing could be compared, and by older models. */
  readonly contest?: Contest;
}

/** The forecaster that is a mean of several. */
export const BLEND = 'blend';

/** The comparison that made a champion. */
export interface Contest {
  /** The class's own outcomes, or, where they were too few, all of the store's. */
  readonly basis: 'class' | 'store';
  /**
   * Root mean squared error out of sample over each series' own scale (RMSSE, pooled), by forecaster; a blend's on days
   * its weights do not come from.
   */
  readonly errors: Readonly<Record<string, number>>;
  readonly outcomes: number;
}

/** One tree model; answers for the steps fromStep … toStep after the origin. */
export interface BlockModel {
  readonly fromStep: number;
  readonly toStep: number;
  readonly ensemble: TreeEnsemble;
  /** Rows the final ensemble was trained on. */
  readonly rows: number;
}

/** How forecasts of one product did out of sample: the ground of its confidence. */
export interface TrackRecord {
  readonly observations: number;
  /** Observations inside the 80 % band. */
  readonly inside80: number;
  readonly absoluteError: number;
  readonly naiveAbsoluteError: number;
  /** Sums of squared errors: what "worse than the seasonal naive" is told by. */
  readonly squaredError: number;
  readonly naiveSquaredError: number;
  readonly actual: number;
}

/** Everything a model card says apart from ids, versions, status and files. */
export type TrainingReport = Pick<
  ModelCard,
  'data' | 'features' | 'validation' | 'accuracy' | 'coverage' | 'references' | 'byClass' | 'notes' | 'notices'
>;

/** Who speaks for whom. */
export interface RuleChoice {
  readonly champions: Readonly<Record<DemandClass, Champion>>;
  /**
   * Weights of products, by code, that stand in for those of their class's blend; left out where single products say too little
   * (daily stores), and by older models.
   */
  readonly blendByProduct?: Readonly<Record<string, MemberWeights>>;
  /** Of what the store's total corrects (see TotalCorrection); left out: nothing. */
  readonly correctionWeight?: number;
}

/** The champion of a product: its class's, with weights of its own where it has such. */
export function championOf(
  { champions, blendByProduct }: RuleChoice,
  demandClass: DemandClass,
  code: string,
): Champion {
  const champion = champions[demandClass];
  const weights = champion.forecaster === BLEND ? blendByProduct?.[code] : undefined;
  return weights ? { ...champion, weights } : champion;
}

/** Who speaks for which class and how sure it is, judged under one assumption about what is known ahead. */
export interface ForecastRules extends RuleChoice {
  readonly bands: BandCalibration;
  /** Null where the trees' totals stand as they are. */
  readonly anchor: TotalsAnchor | null;
  /** Null where the products' sum stands as it is; left out by older models. */
  readonly correction?: TotalCorrection | null;
  readonly trackByProduct: Readonly<Record<string, TrackRecord>>;
  readonly trackByClass: Readonly<Record<DemandClass, TrackRecord>>;
}

export interface StoreModel {
  readonly format: number;
  readonly store: string;
  readonly frequency: Frequency;
  /** Last day whose data the final model saw: never used on an earlier origin. */
  readonly originDay: Day;
  /** Whether forecasts are whole units. */
  readonly isCount: boolean;
  readonly settings: TrainSettings;
  readonly features: FeatureSpec;
  /** Empty for a store too small for trees: every champion then is a simple method. */
  readonly blocks: readonly BlockModel[];
  /** The autoregression over all products of a weekly store; null for other stores, left out by older models. */
  readonly pooled?: PooledAr | null;
  /** For products of which nobody says what is planned: the future price is the latest, promotions are not known. */
  readonly unplanned: ForecastRules;
  /** For products with planned prices or promotions; null where the store records neither. */
  readonly planned: ForecastRules | null;
  readonly report: TrainingReport;
  readonly curve: readonly LossPoint[];
}
