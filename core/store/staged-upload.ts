// What a checked file hands to the store: products by number, observations as columns. Plain data, safe in a worker.

/** Latest attributes of one product of an upload; what the file does not say is absent. */
export interface StagedProduct {
  /** Number of the product within the upload, from 0. */
  series: number;
  store: string;
  product: string;
  name?: string;
  category?: string;
  region?: string;
  supplier?: string;
  /** Major currency units. */
  unitCost?: number;
  leadTimeDays?: number;
  packSize?: number;
  moq?: number;
}

/**
 * Observations as columns of `count` cells; NaN: not known. Absent: the upload has no such column, and a commit leaves
 * what the store knows as it is. Best ascending by series and day; a product and day comes once in an upload.
 */
export interface StagedObservations {
  count: number;
  /** StagedProduct.series. */
  series: Int32Array;
  /** Days since 1970-01-01. */
  day: Int32Array;
  units: Float64Array;
  /** Major currency units. */
  price?: Float64Array;
  /** Share of the price, 0 to 1. */
  discount?: Float64Array;
  /** 1 or 0. */
  promotion?: Float64Array;
  /** 1 or 0. */
  closed?: Float64Array;
  /** Index into `weatherLevels`, or NaN. */
  weather?: Float64Array;
  weatherLevels?: readonly string[];
  /** Major currency units. */
  competitorPrice?: Float64Array;
  /** At opening. */
  stock?: Float64Array;
  unitsOrdered?: Float64Array;
}

/** Columns of an observation besides its key and its units. */
export const OBSERVATION_COLUMNS = [
  'price',
  'discount',
  'promotion',
  'closed',
  'weather',
  'competitorPrice',
  'stock',
  'unitsOrdered',
] as const;
export type ObservationColumn = (typeof OBSERVATION_COLUMNS)[number];
