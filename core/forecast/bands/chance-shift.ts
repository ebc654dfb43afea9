// How far all outcomes of a stretch of days fell to one side of their forecasts together, and how much of that is chance:
// what a month did to all products alike the next month need not do again.

/** Shares nearer to 0 or 1 than this count as this: single outcomes far out must not speak for their days. */
const EDGE = 0.01;

const logit = (share: number): number => Math.log(share / (1 - share));

/** Where outcomes fell in their assumed distributions (see share-map.ts), and which ones are of the same days. */
export interface ClusteredShares {
  readonly below: readonly number[];
  readonly upTo: readonly number[];
  readonly cluster: readonly number[];
}

/**
 * The part of the mean shift (on the logit scale of shares) that is no more than scatter between clusters, to be taken out
 * before shares are counted: shift × min(1, variance / shift²), the positive-part rule of James & Stein (1961), with the
 * variance of a mean of clusters (Liang & Zeger 1986, Biometrika 73). `overlap`: how many clusters share their days.
 */
export function chanceShift({ below, upTo, cluster }: ClusteredShares, overlap: number): number {
  const clusters = new Map<number, { sum: number; count: number }>();
  const n = below.length;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const score = logit(Math.min(1 - EDGE, Math.max(EDGE, (below[i] + upTo[i]) / 2)));
    const own = clusters.get(cluster[i]) ?? { sum: 0, count: 0 };
    clusters.set(cluster[i], own);
    own.sum += score;
    own.count++;
    total += score;
  }
  const shift = total / n;
  if (clusters.size < 2) return shift;
  if (shift === 0) return 0;
  let scatter = 0;
  for (const { sum, count } of clusters.values()) scatter += (sum - count * shift) ** 2;
  const variance = (overlap * scatter * clusters.size) / (clusters.size - 1) / n ** 2;
  return shift * Math.min(1, variance / shift ** 2);
}

/** A share with the shift taken out. 0 and 1 stay. */
export const shiftedShare = (share: number, by: number): number =>
  by === 0 || share <= 0 || share >= 1 ? share : 1 / (1 + Math.exp(by - logit(share)));
