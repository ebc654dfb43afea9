// Which products a new one resembles: same category and supplier, like price, like words in the name.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { windowSum } from '#core/features/running-sums.ts';
import { windowsOf } from '#core/features/windows.ts';

export interface Twin {
  readonly series: number;
  /** Weights of the twins of a product add up to 1. */
  readonly weight: number;
}

/** Most twins that are named. */
const MAX_TWINS = 8;
/** How much likeness counts, on the scale of the logarithm of a twin's weight. */
const SAME_CATEGORY = 2.5;
const SAME_SUPPLIER = 0.5;
const SAME_WORDS = 2;
/** Prices that differ by this factor's logarithm count exp(−1/2). */
const PRICE_WIDTH = 0.35;
/** The price counts for at most this much, so that a wrong price does not outweigh everything. */
const MAX_PRICE_GAP = 4;

export interface TwinFinder {
  /** The most alike products that were on sale as of the origin, best first; empty where nothing is. */
  find(series: number): readonly Twin[];
}

/**
 * Twins as of `origin`; nothing later is read. Candidates have been on sale for twice the usual window at least, and
 * sold something within the long one.
 */
export function createTwinFinder(source: FeatureSource, origin: number): TwinFinder {
  const { frame, spec, series: columns, covariates } = source;
  const { usual, long } = windowsOf(spec.frequency);
  const cellAt = (series: number) => frame.offset[series] + origin - frame.firstStep[series];
  const candidates: number[] = [];
  for (let series = 0; series < frame.count; series++) {
    if (frame.firstStep[series] > origin - 2 * usual) continue;
    if (windowSum(columns.sums.positive, frame.offset[series], cellAt(series), long) > 0) candidates.push(series);
  }
  const words = frame.products.map(({ name }) => wordsOf(name));
  const priceOf = (series: number): number => {
    const last = Math.min(origin, frame.stepDays.length - 1);
    const cell = frame.offset[series] + last - frame.firstStep[series];
    return cell >= frame.offset[series] && cell < frame.offset[series + 1] ? covariates.filledPrice[cell] : Number.NaN;
  };
  return {
    find(series) {
      const own = frame.products[series];
      const price = priceOf(series);
      const scored: { series: number; score: number }[] = [];
      for (const other of candidates) {
        if (other === series) continue;
        const info = frame.products[other];
        let score = SAME_WORDS * likeness(words[series], words[other]);
        if (own.category >= 0 && info.category === own.category) score += SAME_CATEGORY;
        if (own.supplier >= 0 && info.supplier === own.supplier) score += SAME_SUPPLIER;
        const gap = Math.log(price / priceOf(other)) / PRICE_WIDTH;
        if (Number.isFinite(gap)) score -= Math.min(MAX_PRICE_GAP, (gap * gap) / 2);
        scored.push({ series: other, score });
      }
      scored.sort((a, b) => b.score - a.score || a.series - b.series);
      return weighted(scored);
    },
  };
}

/** As many as tie with the last one named share its place, so that a store without attributes borrows from all alike. */
function weighted(scored: readonly { series: number; score: number }[]): Twin[] {
  if (scored.length === 0) return [];
  const bound = scored[Math.min(MAX_TWINS, scored.length) - 1].score;
  const kept = scored.filter(({ score }) => score >= bound);
  const weights = kept.map(({ score }) => Math.exp(score - scored[0].score));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return kept.map(({ series }, i) => ({ series, weight: weights[i] / total }));
}

/** Words of two letters or digits at least, in lower case. */
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set((name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).slice(0, 12));

/** Shared words over all words (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
