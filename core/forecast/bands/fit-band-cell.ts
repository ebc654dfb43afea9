// Fits one band cell to forecasts and outcomes that no model had seen.
import type { DemandClass } from '#core/contract/units.ts';
import type { BandCell, ShareMap } from './band-calibration.ts';
import { assumedDistribution, sharesOf } from './band-distribution.ts';
import { chanceShift, shiftedShare } from './chance-shift.ts';
import { createShareCollector, IDENTITY_MAP, type ShareCollector, withFloor } from './share-map.ts';
import { dispersionAt, fitSpread, scaleDispersion } from './spread.ts';

/** Forecasts with their outcomes as columns, growing. */
export interface BandSamples {
  readonly mean: number[];
  readonly outcome: number[];
  /** 1: demand was at least the outcome. */
  readonly soldOut: number[];
  readonly demandClass: DemandClass[];
  /** Variance factor of the product as of the origin. */
  readonly factor: number[];
  /** Relative variance of a new product's level, 0 for others: comes on top. */
  readonly levelVariance: number[];
  /** Origin that the outcome was forecast from: outcomes after one origin went well or badly together. */
  readonly origin: number[];
}

export const emptySamples = (): BandSamples => ({
  mean: [],
  outcome: [],
  soldOut: [],
  demandClass: [],
  factor: [],
  levelVariance: [],
  origin: [],
});

/** Outcomes that "as assumed" and "as all classes together" count for. */
const PRIOR_OUTCOMES = 50;
const CLASS_PRIOR_OUTCOMES = 200;
const MIN_CLASS_OUTCOMES = 400;
/** Fewer tell at least whether a class ever sells nothing. */
const MIN_FLOOR_OUTCOMES = 100;
/** More outcomes than this do not make the shares any surer than the days they come from allow. */
const MAX_OUTCOMES = 60_000;

/**
 * Null where no sample has a positive forecast. `overlap`: given for outcomes of which each origin has but one a product
 * (sums), as how many origins share a day; then shares do not learn a common shift that chance explains. Single days are
 * many enough to average it out.
 */
export function fitBandCell(all: BandSamples, isCount: boolean, overlap?: number): BandCell | null {
  const samples = thin(all);
  const positive = samples.mean.flatMap((mean, i) => (mean > 0 && samples.soldOut[i] === 0 ? [i] : []));
  // The scatter of new products is their level's on top of everybody's; alone they would have to do.
  const established = positive.filter((i) => samples.levelVariance[i] === 0);
  const known = established.length > 0 ? established : positive;
  if (known.length === 0) return null;
  // With the factor taken out: an error of a jumpy product says less about the others.
  const calm = (i: number) => samples.mean[i] + (samples.outcome[i] - samples.mean[i]) / Math.sqrt(samples.factor[i]);
  const spread = fitSpread(
    Float64Array.from(known, (i) => samples.mean[i]),
    Float64Array.from(known, calm),
    isCount,
  );
  const shares = samples.mean.flatMap((mean, i) => {
    if (!(mean > 0)) return [];
    const scaled = scaleDispersion(dispersionAt(spread, mean), mean, samples.factor[i], isCount);
    const dispersion = scaled + samples.levelVariance[i];
    const { below, upTo } = sharesOf(assumedDistribution(mean, dispersion, isCount), mean, samples.outcome[i], isCount);
    return [{ i, below, upTo: samples.soldOut[i] === 1 ? 1 : upTo }];
  });
  const clustered = {
    below: shares.map(({ below }) => below),
    upTo: shares.map(({ upTo }) => upTo),
    cluster: shares.map(({ i }) => samples.origin[i]),
  };
  const shift = overlap === undefined ? 0 : chanceShift(clustered, overlap);
  const everyone = createShareCollector();
  const byClass = new Map<DemandClass, ShareCollector>();
  for (const { i, below, upTo } of shares) {
    const own = byClass.get(samples.demandClass[i]) ?? createShareCollector();
    byClass.set(samples.demandClass[i], own);
    for (const collector of [everyone, own]) collector.add(shiftedShare(below, shift), shiftedShare(upTo, shift));
  }
  const map = everyone.toMap(IDENTITY_MAP, PRIOR_OUTCOMES);
  const mapByClass: Partial<Record<DemandClass, ShareMap>> = {};
  for (const [demandClass, own] of byClass)
    if (own.count >= MIN_FLOOR_OUTCOMES) mapByClass[demandClass] = mapOfClass(own, map);
  return { spread, map, mapByClass, observations: everyone.count };
}

function mapOfClass(own: ShareCollector, everyone: ShareMap): ShareMap {
  const prior = withFloor(everyone, own.toMap(IDENTITY_MAP, 0)[0]);
  return own.count >= MIN_CLASS_OUTCOMES ? own.toMap(prior, CLASS_PRIOR_OUTCOMES) : prior;
}

/** Every n-th sample where there are too many; samples come series by series, so all series stay in. */
function thin(samples: BandSamples): BandSamples {
  const every = Math.ceil(samples.mean.length / MAX_OUTCOMES);
  if (every <= 1) return samples;
  // A stride that shares a divisor with the week would keep the same weekdays only.
  const stride = every % 7 === 0 ? every + 1 : every;
  const pick = <T>(column: readonly T[]): T[] => column.filter((_, i) => i % stride === 0);
  return {
    mean: pick(samples.mean),
    outcome: pick(samples.outcome),
    soldOut: pick(samples.soldOut),
    demandClass: pick(samples.demandClass),
    factor: pick(samples.factor),
    levelVariance: pick(samples.levelVariance),
    origin: pick(samples.origin),
  };
}
