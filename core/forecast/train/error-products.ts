// Forecasts beside their outcomes, condensed to what mean squared errors of any blend depend on.
import type { OriginForecasts } from './origin-forecasts.ts';
import type { ErrorScales, Outcomes } from './outcome.ts';

export interface JudgedOrigin {
  readonly forecasts: OriginForecasts;
  readonly outcomes: Outcomes;
  readonly scales: ErrorScales;
}

/** Sums of products of scaled errors, members × members: all that mean squared errors of any blend depend on. */
export interface ErrorProducts {
  readonly products: Float64Array;
  readonly count: number;
}

/** Of the members `names`, over the outcomes of these series, errors over each series' own scale. */
export function errorProducts(
  { forecasts, outcomes, scales }: JudgedOrigin,
  names: readonly string[],
  ofSeries: Iterable<number>,
): ErrorProducts {
  const members = names.map((name) => forecasts.members.get(name) as Float64Array);
  const k = names.length;
  const products = new Float64Array(k * k);
  const errors = new Float64Array(k);
  let count = 0;
  for (const series of ofSeries) {
    const scale = 1 / scales.squared[series];
    if (Number.isNaN(scale)) continue;
    for (let at = series * outcomes.steps; at < (series + 1) * outcomes.steps; at++) {
      const actual = outcomes.units[at];
      if (Number.isNaN(actual) || outcomes.soldOut[at] === 1) continue;
      for (let i = 0; i < k; i++) errors[i] = members[i][at] - actual;
      for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) products[i * k + j] += errors[i] * errors[j] * scale;
      count++;
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) products[j * k + i] = products[i * k + j];
  return { products, count };
}

/** Of `k` members. */
export function sumProducts(parts: readonly ErrorProducts[], k: number): Float64Array {
  const sum = new Float64Array(k * k);
  for (const { products } of parts) for (let i = 0; i < k * k; i++) sum[i] += products[i];
  return sum;
}
