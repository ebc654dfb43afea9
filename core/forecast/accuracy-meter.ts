// Accuracy of forecasts against outcomes: the one place where WAPE, bias, MASE, RMSSE, WQL and coverage are defined.
import type { Accuracy, ModelCard } from '../contract/models.ts';
import { QUANTILES } from '../contract/units.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import type { ErrorScales } from './train/outcome.ts';

export interface BandSharpness {
  /** Mean width of the 80 % and the 95 % band over mean sales. */
  readonly width80: number | null;
  readonly width95: number | null;
  /** Pinball loss, mean over levels and steps, over the scale of MASE; mean over the series that have one. */
  readonly scaledPinball: number | null;
}

/** A distribution at the levels that are reported. */
export const quantilesOf = (band: DemandDistribution): number[] => QUANTILES.map((tau) => band.quantile(tau));

export interface AccuracyMeter {
  /** One known outcome; `scales` as of the forecast's origin, `quantiles` (at QUANTILES) where the forecast has them. */
  add(series: number, actual: number, forecast: number, scales: ErrorScales, quantiles?: readonly number[]): void;
  accuracy(): Accuracy;
  coverage(): ModelCard['coverage'];
  /** How wide the bands are, and how good their quantiles. */
  sharpness(): BandSharpness;
  /** Series with a known outcome. */
  series(): number;
}

const LOW_80 = QUANTILES.indexOf(0.1);
const HIGH_80 = QUANTILES.indexOf(0.9);
const LOW_95 = QUANTILES.indexOf(0.025);
const HIGH_95 = QUANTILES.indexOf(0.975);

/** WAPE, bias and WQL pool all outcomes by volume; MASE and RMSSE average over the series that have a scale. */
export function createAccuracyMeter(seriesCount: number): AccuracyMeter {
  const scaledSquares = new Float64Array(seriesCount);
  const scaledErrors = new Float64Array(seriesCount);
  const scaledPinball = new Float64Array(seriesCount);
  const observations = new Int32Array(seriesCount);
  let absoluteErrors = 0;
  let errors = 0;
  let actuals = 0;
  let pinball = 0;
  let width80 = 0;
  let width95 = 0;
  let bandedActuals = 0;
  let banded = 0;
  let inside80 = 0;
  let inside95 = 0;
  return {
    add(series, actual, forecast, scales, quantiles) {
      const error = forecast - actual;
      scaledSquares[series] += (error * error) / scales.squared[series];
      scaledErrors[series] += Math.abs(error) / scales.absolute[series];
      absoluteErrors += Math.abs(error);
      observations[series]++;
      errors += error;
      actuals += actual;
      if (!quantiles) return;
      let loss = 0;
      for (let k = 0; k < QUANTILES.length; k++) {
        const over = actual - quantiles[k];
        loss += over >= 0 ? QUANTILES[k] * over : (QUANTILES[k] - 1) * over;
      }
      pinball += loss;
      scaledPinball[series] += loss / QUANTILES.length / scales.absolute[series];
      width80 += quantiles[HIGH_80] - quantiles[LOW_80];
      width95 += quantiles[HIGH_95] - quantiles[LOW_95];
      bandedActuals += actual;
      banded++;
      if (actual >= quantiles[LOW_80] && actual <= quantiles[HIGH_80]) inside80++;
      if (actual >= quantiles[LOW_95] && actual <= quantiles[HIGH_95]) inside95++;
    },
    accuracy() {
      const count = observations.reduce((sum, value) => sum + value, 0);
      return {
        wape: actuals > 0 ? absoluteErrors / actuals : null,
        mae: count > 0 ? absoluteErrors / count : null,
        bias: actuals > 0 ? errors / actuals : null,
        mase: meanOver(observations, (series, n) => scaledErrors[series] / n),
        rmsse: meanOver(observations, (series, n) => Math.sqrt(scaledSquares[series] / n)),
        wql: banded > 0 && actuals > 0 ? (2 * pinball) / QUANTILES.length / actuals : null,
        observations: count,
      };
    },
    sharpness: () => ({
      width80: bandedActuals > 0 ? width80 / bandedActuals : null,
      width95: bandedActuals > 0 ? width95 / bandedActuals : null,
      scaledPinball: banded > 0 ? meanOver(observations, (series, n) => scaledPinball[series] / n) : null,
    }),
    series: () => observations.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0),
    coverage: () => ({
      inside80: banded > 0 ? inside80 / banded : null,
      inside95: banded > 0 ? inside95 / banded : null,
    }),
  };
}

/** Mean over the series with outcomes and a scale. */
function meanOver(observations: Int32Array, value: (series: number, n: number) => number): number | null {
  let sum = 0;
  let count = 0;
  for (let series = 0; series < observations.length; series++) {
    if (observations[series] === 0) continue;
    const one = value(series, observations[series]);
    if (Number.isNaN(one)) continue;
    sum += one;
    count++;
  }
  return count > 0 ? sum / count : null;
}
