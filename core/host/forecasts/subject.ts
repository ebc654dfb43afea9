// What a forecast is asked about: one product, one category, or the whole store.
import { AppError } from '#core/contract/errors.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';

export interface SubjectInput {
  readonly store: string;
  readonly product?: string;
  readonly category?: string;
}

/** The subject within one forecast; steps count from 1. */
export interface Subject {
  /** The product's series; undefined for totals. */
  readonly series: number | undefined;
  /** Index of the category in the forecast's frame; undefined for a product and for the store. */
  readonly group: number | undefined;
  readonly forecaster: string;
  demandOn(step: number): DemandDistribution;
  /** Over so many steps; `from` (1 when left out) is the first of them. */
  demandOver(steps: number, from?: number): DemandDistribution;
  /** What the forecaster itself says, whatever the user set. */
  modelMean(step: number): number;
  /** All series that it is made of. */
  readonly members: readonly number[];
}

/** Forecaster named for totals: each product has its own. */
export const SUM_OF_PRODUCTS = 'sum-of-products';

/** Throws input/invalid when both a product and a category are asked for. */
export function checkSubject({ product, category }: SubjectInput): void {
  if (product === undefined || category === undefined) return;
  throw new AppError('input/invalid', 'Ask for a product or for a category, not for both.', { field: 'category' });
}

/** Throws not-found/product, and input/invalid for a category that nobody has. */
export function subjectOf(forecast: StoreForecast, { product, category }: SubjectInput): Subject {
  const { frame } = forecast;
  if (product !== undefined) {
    const series = seriesOf(frame, product);
    return {
      series,
      group: undefined,
      members: [series],
      forecaster: forecast.forecaster(series),
      demandOn: (step) => forecast.daily(series, step),
      demandOver: (steps, from = 1) => (steps === 1 ? forecast.daily(series, from) : forecast.sum(series, from, steps)),
      modelMean: (step) => forecast.modelMean(series, step),
    };
  }
  const group = category === undefined ? undefined : groupOf(frame, category);
  const members = frame.products.flatMap((info, series) =>
    group === undefined || info.category === group ? [series] : [],
  );
  return {
    series: undefined,
    group,
    members,
    forecaster: SUM_OF_PRODUCTS,
    demandOn: (step) => forecast.total(step, group),
    demandOver: (steps, from = 1) =>
      steps === 1 ? forecast.total(from, group) : forecast.totalSum(from, steps, group),
    modelMean: (step) => members.reduce((sum, series) => sum + forecast.modelMean(series, step), 0),
  };
}

function seriesOf(frame: SeriesFrame, product: string): number {
  const series = frame.products.findIndex(({ code }) => code === product);
  if (series >= 0) return series;
  throw new AppError('not-found/product', `The store "${frame.store}" had no product "${product}" by then.`, {
    name: product,
  });
}

function groupOf(frame: SeriesFrame, category: string): number {
  const group = frame.categories.indexOf(category);
  if (group >= 0) return group;
  throw new AppError('input/invalid', `The store "${frame.store}" has no category "${category}".`, {
    field: 'category',
    got: category,
    expected: frame.categories.slice(0, 20).join(', '),
  });
}
