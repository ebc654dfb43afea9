// Bands against demand whose distribution is known: shares must come out as promised, for days and for sums.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negativeBinomialDistribution } from '#core/math/counts.ts';
import { gammaDistribution } from '#core/math/gamma.ts';
import { createRng, type Rng } from '#core/math/rng.ts';
import type { BandCalibration } from './band-calibration.ts';
import { bandDistribution } from './band-distribution.ts';
import { createBandService } from './band-service.ts';
import { type BandSamples, emptySamples, fitBandCell } from './fit-band-cell.ts';
import { applyMap, createShareCollector, IDENTITY_MAP, invertMap, SHARE_LEVELS } from './share-map.ts';
import { dispersionAt, fitSpread, scaleDispersion, varianceOf } from './spread.ts';

const TAUS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

describe('a map of shares', () => {
  const ascending = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: SHARE_LEVELS.length,
      maxLength: SHARE_LEVELS.length,
    })
    .map((steps) => {
      const total = steps.reduce((sum, step) => sum + step, 1e-3);
      return steps.map((_, k) => steps.slice(0, k + 1).reduce((sum, step) => sum + step, 0) / total).with(-1, 1);
    });

  it('is undone by its inverse, up to flat parts', () => {
    fc.assert(
      fc.property(ascending, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (map, share) => {
        const level = invertMap(map, share);
        expect(level >= 0 && level <= 1).toBe(true);
        expect(applyMap(map, level)).toBeGreaterThanOrEqual(share - 1e-9);
        if (level > 1e-9) expect(applyMap(map, level * (1 - 1e-7))).toBeLessThanOrEqual(share + 1e-6);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
  it('of outcomes spread evenly is the identity', () => {
    const collector = createShareCollector();
    for (let i = 0; i < 4000; i++) collector.add((i + 0.5) / 4000, (i + 0.5) / 4000);
    for (const [k, share] of collector.toMap(IDENTITY_MAP, 0).entries()) expect(share).toBeCloseTo(SHARE_LEVELS[k], 3);
  });
  it('keeps to its prior without outcomes', () => {
    const map = createShareCollector().toMap(IDENTITY_MAP, 10);
    expect(map.map((share) => share.toFixed(12))).toEqual(IDENTITY_MAP.map((share) => share.toFixed(12)));
  });
});

describe('the spread of demand', () => {
  it('finds the dispersion that made the data, at every size', () => {
    const rng = createRng(4);
    const means = Float64Array.from({ length: 24_000 }, (_, i) => 0.5 * 40 ** (i / 24_000));
    const outcomes = means.map((mean) => negativeBinomialDistribution(mean, 2).quantile(inside(rng)));
    const spread = fitSpread(means, outcomes, true);
    for (const mean of [1, 4, 15]) expect(dispersionAt(spread, mean)).toBeCloseTo(0.5, 0.9);
  });
  it('takes one kind of forecast, and refuses none', () => {
    const spread = fitSpread(new Float64Array(50).fill(3), new Float64Array(50).fill(3), true);
    expect(spread.logMean).toHaveLength(1);
    expect(dispersionAt(spread, 100)).toBe(dispersionAt(spread, 0.1));
    expect(() => fitSpread(new Float64Array(3), new Float64Array(3), true)).toThrow(RangeError);
  });
  it('scales a variance by a factor, but never below what counts must have', () => {
    const wide = scaleDispersion(0.5, 4, 2, true);
    expect(varianceOf(4, wide, true)).toBeCloseTo(2 * varianceOf(4, 0.5, true), 9);
    expect(varianceOf(4, scaleDispersion(0.5, 4, 0.1, true), true)).toBeGreaterThan(4);
  });
});

/** Outcomes of demand that is not what the bands assume: counts come in pairs, decimals are skewed otherwise. */
function pairedCounts(rng: Rng, mean: number): number {
  return 2 * negativeBinomialDistribution(mean / 2, 1.5).quantile(inside(rng));
}
const inside = (rng: Rng): number => Math.min(0.999999, Math.max(1e-6, rng.next()));

function sampled(rng: Rng, draw: (rng: Rng, mean: number) => number, means: readonly number[], n: number): BandSamples {
  const samples = emptySamples();
  for (let i = 0; i < n; i++) {
    const mean = means[i % means.length];
    samples.mean.push(mean);
    samples.outcome.push(draw(rng, mean));
    samples.soldOut.push(0);
    samples.demandClass.push('smooth');
    samples.factor.push(1);
    samples.levelVariance.push(0);
    samples.origin.push(i % 10);
  }
  return samples;
}

/** Largest distance of tau from [share below the quantile, share at or below it]. */
function miscalibration(samples: BandSamples, quantileOf: (mean: number, tau: number) => number): number {
  let worst = 0;
  for (const tau of TAUS) {
    let below = 0;
    let upTo = 0;
    samples.mean.forEach((mean, i) => {
      const quantile = quantileOf(mean, tau);
      if (samples.outcome[i] < quantile) below++;
      if (samples.outcome[i] <= quantile) upTo++;
    });
    const n = samples.mean.length;
    worst = Math.max(worst, below / n - tau, tau - upTo / n);
  }
  return worst;
}

describe('a calibrated band', () => {
  it.each([
    ['slow counts in pairs', pairedCounts, [0.1, 0.4, 1.2], true],
    ['large counts', pairedCounts, [300, 900], true],
    ['decimals', (rng: Rng, mean: number) => gammaDistribution(mean, 4).quantile(inside(rng)), [3, 40], false],
  ] as const)('holds what it promises on new outcomes: %s', (_, draw, means, isCount) => {
    const cell = fitBandCell(sampled(createRng(1), draw, means, 12_000), isCount);
    if (!cell) throw new Error('no cell');
    const fresh = sampled(createRng(2), draw, means, 6_000);
    const bands = new Map<number, ReturnType<typeof bandDistribution>>(
      means.map((mean) => [
        mean,
        bandDistribution(mean, dispersionAt(cell.spread, mean), cell.mapByClass.smooth ?? cell.map, isCount),
      ]),
    );
    expect(miscalibration(fresh, (mean, tau) => bands.get(mean)?.quantile(tau) ?? 0)).toBeLessThan(0.02);
    if (isCount) for (const band of bands.values()) expect(Number.isInteger(band.quantile(0.9))).toBe(true);
  });

  it('counts a day that sold out as at least its sales, not as its sales', () => {
    const samples = sampled(createRng(3), pairedCounts, [4], 4_000);
    const cut = { ...samples, outcome: samples.outcome.map((units) => Math.min(units, 5)) };
    const soldOut = { ...cut, soldOut: samples.outcome.map((units) => (units >= 5 ? 1 : 0)) };
    const upper = (s: BandSamples) => {
      const cell = fitBandCell(s, true);
      if (!cell) throw new Error('no cell');
      return bandDistribution(4, dispersionAt(cell.spread, 4), cell.map, true).quantile(0.95);
    };
    expect(upper(soldOut)).toBeGreaterThan(upper(cut));
  });

  it('is wider for a new product, the less is known of its level, and takes the rest of the scatter from the others', () => {
    const samples = sampled(createRng(3), pairedCounts, [4], 4_000);
    const cell = fitBandCell(samples, true);
    if (!cell) throw new Error('no cell');
    const width = (levelVariance: number): number => {
      const band = bandDistribution(4, dispersionAt(cell.spread, 4) + levelVariance, cell.map, true);
      return band.quantile(0.9) - band.quantile(0.1);
    };
    expect(width(0.5)).toBeGreaterThan(width(0));
    expect(width(2)).toBeGreaterThan(width(0.5));
    const withNew: BandSamples = {
      mean: [...samples.mean, ...samples.mean.slice(0, 400)],
      outcome: [...samples.outcome, ...samples.outcome.slice(0, 400).map((units) => 5 * units)],
      soldOut: [...samples.soldOut, ...new Array<number>(400).fill(0)],
      demandClass: [...samples.demandClass, ...new Array<'new'>(400).fill('new')],
      factor: [...samples.factor, ...new Array<number>(400).fill(1)],
      levelVariance: [...samples.levelVariance, ...new Array<number>(400).fill(2)],
      origin: [...samples.origin, ...samples.origin.slice(0, 400)],
    };
    expect(fitBandCell(withNew, true)?.spread).toEqual(cell.spread);
  });

  it('of a sum does not learn that one month sold more of everything, and does learn what all months have in common', () => {
    const shiftedSums = (lift: (origin: number) => number) => {
      const samples = sampled(createRng(6), (rng) => 40 + 6 * rng.normal(), [40], 4_000);
      samples.outcome.forEach((units, i) => {
        samples.outcome[i] = units * lift(samples.origin[i]);
      });
      return samples;
    };
    const below = (samples: BandSamples, overlap?: number) => applyMap(fitBandCell(samples, false, overlap)!.map, 0.5);
    const oneMonth = shiftedSums((origin) => (origin < 3 ? 1.4 : 1));
    expect(below(oneMonth, 4)).toBeGreaterThan(below(oneMonth) + 0.03);
    const always = shiftedSums(() => 1.1);
    expect(below(always, 4)).toBeCloseTo(below(always), 2);
  });

  it('needs a forecast above zero', () => {
    expect(
      fitBandCell(
        sampled(createRng(1), () => 0, [0], 50),
        true,
      ),
    ).toBeNull();
    expect(bandDistribution(0, 1, IDENTITY_MAP, true).quantile(0.99)).toBe(0);
  });
});

describe('bands of sums', () => {
  const cellWith = (dispersion: number) => ({
    spread: { logMean: [0], logDispersion: [Math.log(dispersion)] },
    map: IDENTITY_MAP,
    mapByClass: {},
    observations: 1000,
  });
  const total = { daily: [{ fromStep: 1, toStep: 28, logDeviation: 0.1, observations: 28 }], sums: [] };
  const calibration: BandCalibration = {
    isCount: true,
    daily: [
      { fromStep: 1, toStep: 7, cell: cellWith(0.5) },
      { fromStep: 8, toStep: 90, cell: cellWith(1) },
    ],
    sums: [
      { steps: 1, cell: cellWith(0.5) },
      { steps: 7, cell: cellWith(0.2) },
      { steps: 28, cell: cellWith(0.1) },
    ],
    relativeSpread: cellWith(0.5).spread,
    meanRelativeVariance: 1,
    store: { ...total, sums: [{ fromStep: 1, toStep: 7, logDeviation: 0.05, observations: 9 }] },
    category: { ...total, sums: [{ fromStep: 1, toStep: 7, logDeviation: 0.08, observations: 9 }] },
  };
  const bands = createBandService(calibration);
  const subject = { demandClass: 'smooth', factor: 1 } as const;
  const relativeWidth = (steps: number, from = 1) => {
    const band = bands.sum(subject, from, steps, 50 * steps);
    return (band.quantile(0.9) - band.quantile(0.1)) / band.mean;
  };

  it('get relatively narrower with length up to the longest calibrated one, without jumps', () => {
    for (let steps = 1; steps < 28; steps++) {
      expect(relativeWidth(steps + 1)).toBeLessThan(relativeWidth(steps) * 1.005);
      expect(relativeWidth(steps + 1)).toBeGreaterThan(relativeWidth(steps) * 0.7);
    }
  });
  it('are never the sum of daily quantiles', () => {
    expect(bands.sum(subject, 1, 7, 350).quantile(0.95)).toBeLessThan(7 * bands.daily(subject, 1, 50).quantile(0.95));
  });
  it('stay as wide beyond the longest as they were there, up to 180 steps', () => {
    expect(relativeWidth(180)).toBeCloseTo(relativeWidth(28), 1);
    expect(relativeWidth(180)).toBeGreaterThan(0.5 * relativeWidth(28));
  });
  it('never lose at any level what a shorter sum had, however uneven the demand', () => {
    for (const dispersion of [0.02, 0.1, 0.6, 2]) {
      const lengths = [1, 14, 28].map((steps, i) => ({ steps, cell: cellWith(dispersion * (1 + 0.3 * i)) }));
      const service = createBandService({ ...calibration, sums: lengths });
      for (const perStep of [0.1, 2, 50]) {
        const at = (steps: number) => service.sum(subject, 1, steps, perStep * steps);
        for (let steps = 28; steps < 180; steps += 8)
          for (const tau of [0.005, 0.025, 0.1, 0.5, 0.9, 0.995])
            expect(at(steps + 8).quantile(tau)).toBeGreaterThanOrEqual(at(steps).quantile(tau));
      }
    }
  });
  it('of one step are the band of that step', () => {
    expect(bands.sum(subject, 9, 1, 40).quantile(0.9)).toBe(bands.daily(subject, 9, 40).quantile(0.9));
    expect(bands.totalSum(true, 9, 1, 400).quantile(0.9)).toBe(bands.total(true, 9, 400).quantile(0.9));
  });
  it('are wider when they begin later', () => {
    expect(relativeWidth(7, 20)).toBeGreaterThan(relativeWidth(7, 1));
  });
  it('of the whole store are narrower than those of a category, and both round to whole units', () => {
    const store = bands.totalSum(true, 1, 7, 1000);
    const category = bands.totalSum(false, 1, 7, 1000);
    expect(store.quantile(0.9)).toBeLessThan(category.quantile(0.9));
    expect(Number.isInteger(store.quantile(0.9))).toBe(true);
    expect(store.mean).toBe(1000);
  });
  it('of nothing are nothing', () => {
    expect(bands.sum(subject, 1, 7, 0).quantile(0.99)).toBe(0);
    expect(bands.total(true, 1, 0).expectedShortage(0)).toBe(0);
  });
});

describe('the chance of no sale at all', () => {
  it('is that of the class, however often others sell nothing', () => {
    const rng = createRng(6);
    const samples = emptySamples();
    for (let i = 0; i < 1200; i++) {
      const pauses = i % 6 === 0;
      samples.mean.push(100);
      samples.outcome.push(pauses && i % 2 === 0 ? 0 : 100 * Math.exp(0.1 * rng.normal()));
      samples.soldOut.push(0);
      samples.demandClass.push(pauses ? 'lumpy' : i % 6 < 4 ? 'smooth' : 'erratic');
      samples.factor.push(1);
      samples.levelVariance.push(0);
      samples.origin.push(i % 20);
    }
    const { map, mapByClass } = fitBandCell(samples, false)!;
    expect(map[0]).toBeGreaterThan(0.12);
    // 600, 400 and 200 outcomes.
    expect(mapByClass.smooth![0]).toBe(0);
    expect(mapByClass.erratic![0]).toBe(0);
    expect(mapByClass.lumpy![0]).toBeGreaterThan(0.5);
    for (const own of Object.values(mapByClass)) {
      expect(own.at(-1)).toBe(1);
      expect([...own]).toEqual([...own].toSorted((a, b) => a - b));
    }
  });
});
