import { describe, expect, it } from 'vitest';
import { empiricalDistribution } from '../math/empirical-distribution.ts';
import { createAccuracyMeter, quantilesOf } from './accuracy-meter.ts';

/** Series A: actual 3, 5, forecast 3, 3; series B: actual 0, 2, forecast 1, 1. Scales by hand: squared 4 and 4, absolute 2 and 1. */
function handWorked() {
  const scales = { squared: Float64Array.of(4, 4), absolute: Float64Array.of(2, 1) };
  const meter = createAccuracyMeter(2);
  const band = (low: number, middle: number, high: number) =>
    quantilesOf(empiricalDistribution([low, middle, high], [0.2, 0.6, 0.2]));
  meter.add(0, 3, 3, scales, band(2, 3, 4));
  meter.add(0, 5, 3, scales, band(2, 3, 4));
  meter.add(1, 0, 1, scales, band(0, 1, 2));
  meter.add(1, 2, 1, scales, band(0, 1, 2));
  return meter;
}

describe('accuracy', () => {
  it('is what a person with a pencil gets', () => {
    const accuracy = handWorked().accuracy();
    // Errors 0, −2, +1, −1; actuals 10.
    expect(accuracy.wape).toBeCloseTo(0.4, 12);
    expect(accuracy.mae).toBeCloseTo(1, 12);
    expect(accuracy.bias).toBeCloseTo(-0.2, 12);
    // A: sqrt(mean(0, 4) / 4), B: sqrt(mean(1, 1) / 4).
    expect(accuracy.rmsse).toBeCloseTo((Math.sqrt(0.5) + 0.5) / 2, 12);
    // A: mean(0, 2) / 2, B: 1 / 1.
    expect(accuracy.mase).toBeCloseTo((0.5 + 1) / 2, 12);
    expect(accuracy.observations).toBe(4);
    // Low 0.025 and 0.1, middle 0.25 to 0.75, high 0.9 and 0.975; pinball losses of the four outcomes, level by level.
    const low = 0.025 * (1 + 3 + 0 + 2) + 0.1 * (1 + 3 + 0 + 2);
    const middle = [0.25, 0.5, 0.75].reduce((sum, tau) => sum + tau * (0 + 2 + 1) + (1 - tau) * 1, 0);
    const high = [0.9, 0.975].reduce((sum, tau) => sum + tau * 1 + (1 - tau) * (1 + 2), 0);
    expect(accuracy.wql).toBeCloseTo((2 * (low + middle + high)) / 7 / 10, 12);
  });
  it('measures the bands: widths against sales, quantiles against the scale of each series', () => {
    const { width80, width95, scaledPinball } = handWorked().sharpness();
    // Every band is 2 wide; mean sales 2.5.
    expect(width80).toBeCloseTo(2 / 2.5, 12);
    expect(width95).toBeCloseTo(2 / 2.5, 12);
    // Losses by hand. A: actual 3 in (2, 3, 4), actual 5 above it; B: actual 0 and 2 in (0, 1, 2).
    const lossOf = (actual: number, low: number, middle: number, high: number) =>
      [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975].reduce((sum, tau) => {
        const quantile = tau < 0.2 ? low : tau < 0.8 ? middle : high;
        return sum + Math.max(tau * (actual - quantile), (tau - 1) * (actual - quantile));
      }, 0) / 7;
    const a = (lossOf(3, 2, 3, 4) + lossOf(5, 2, 3, 4)) / 2 / 2;
    const b = (lossOf(0, 0, 1, 2) + lossOf(2, 0, 1, 2)) / 2 / 1;
    expect(scaledPinball).toBeCloseTo((a + b) / 2, 12);
    expect(handWorked().series()).toBe(2);
  });
  it('counts an outcome on the edge of a band as inside', () => {
    expect(handWorked().coverage()).toEqual({ inside80: 0.75, inside95: 0.75 });
  });
  it('is unknown where nothing was sold, or nothing was known', () => {
    const scales = { squared: Float64Array.of(Number.NaN), absolute: Float64Array.of(Number.NaN) };
    const meter = createAccuracyMeter(1);
    expect(meter.accuracy().mae).toBeNull();
    meter.add(0, 0, 0.5, scales);
    expect(meter.accuracy()).toMatchObject({ wape: null, bias: null, mae: 0.5, rmsse: null, mase: null, wql: null });
    expect(meter.coverage()).toEqual({ inside80: null, inside95: null });
  });
});
