// How far a forecast of a product may be trusted: told by how its forecasts did out of sample, never by a formula alone.
import type { Confidence } from '#core/contract/predictions.ts';
import type { DemandClass } from '#core/contract/units.ts';
import type { ForecastRules, TrackRecord } from '../store-model.ts';

/** Outcomes after which a product speaks for itself. */
const OWN_OBSERVATIONS = 28;
/** Squared error against the seasonal naive's from which a product counts as worse (the bar of the project's yardsticks). */
const WORSE = 1.02;
/** Bounds of the words: share inside the 80 % band, and 1 − WAPE. */
const HIGH = { inside80: 0.7, accuracy: 0.6 };
const MEDIUM = { inside80: 0.65, accuracy: 0.3 };

/** Nothing out of sample stands behind the forecast. */
export const NO_RECORD: Confidence = {
  level: 'low',
  inside80: null,
  accuracy: null,
  naiveAccuracy: null,
  basis: 'none',
  observations: 0,
};

export function confidenceOf(rules: ForecastRules, product: string, demandClass: DemandClass): Confidence {
  const own: TrackRecord | undefined = rules.trackByProduct[product];
  if (own && own.observations >= OWN_OBSERVATIONS && isWorseThanNaive(own))
    return { ...toConfidence(own, 'product'), level: 'low' };
  if (own && own.observations >= OWN_OBSERVATIONS && own.actual > 0) return toConfidence(own, 'product');
  const ofClass = rules.trackByClass[demandClass];
  if (ofClass.observations > 0) return toConfidence(ofClass, 'class');
  return NO_RECORD;
}

/** Whoever does worse than "as a week ago" has no business to be called sure, however slow the product. */
const isWorseThanNaive = ({ squaredError, naiveSquaredError }: TrackRecord): boolean =>
  squaredError > WORSE * naiveSquaredError;

function toConfidence(track: TrackRecord, basis: 'product' | 'class'): Confidence {
  const inside80 = track.inside80 / track.observations;
  const accuracy = track.actual > 0 ? 1 - track.absoluteError / track.actual : null;
  const naiveAccuracy = track.actual > 0 ? 1 - track.naiveAbsoluteError / track.actual : null;
  const reaches = (bound: typeof HIGH) => inside80 >= bound.inside80 && (accuracy ?? -1) >= bound.accuracy;
  // A slow mover is never hit day by day; a band that holds and a clear lead over the naive method is worth a medium.
  const beatsNaive = inside80 >= HIGH.inside80 && (accuracy ?? -1) > (naiveAccuracy ?? 0) + 0.1;
  const level = reaches(HIGH) ? 'high' : reaches(MEDIUM) || beatsNaive ? 'medium' : 'low';
  return { level, inside80, accuracy, naiveAccuracy, basis, observations: track.observations };
}
