// How good forecasts are on every set that is here, over several origins, 28 days or 8 weeks apart, against recorded references and
// against a seasonal naive forecast of the same run. Through the whole engine: import, training, forecast files.
//   npm run bench -- accuracy --sets rossmann,kiel --origins 2 --from 1
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, type Benchmark, type BenchRow, benchRow, listOption, numberOption } from '../benchmark.ts';
import { withBenchEngine } from '../engine.ts';
import { type ForecastFiles, readForecast } from '../forecast-file.ts';
import * as scores from '../score.ts';
import { GENERATED, listSets, readSet } from '../sets/index.ts';
import { atOrigin, type Pace, type SetAtOrigin } from '../sets/sales-set.ts';
import { findPrepared, forecastSet, importSet, trainSet } from '../store-run.ts';

interface Reference {
  /** Origins (windows back) that the figures are averages over. */
  readonly backs: readonly number[];
  readonly rmsse: number;
  readonly wrmsseUnits: number;
  readonly wql: number;
}

/** The best references on record, by measure: a careful LightGBM after the M5 winner's recipe, and a top-50 submission. */
const REFERENCES: Readonly<Record<string, Reference>> = {
  m5_ca1: {
    backs: [0, 1, 2],
    rmsse: 0.732,
    wrmsseUnits: 0.5463,
    wql: 0.3793,
  },
  rossmann: { backs: [0], rmsse: 0.164, wrmsseUnits: 0.121, wql: 0.044 },
  kiel: { backs: [0], rmsse: 0.582, wrmsseUnits: 0.69, wql: 0.125 },
};

const MISS_OVER_ALL = 0.02;
const MISS_IN_CLASS = 0.04;
const CLASS_SIZE = 50;
const WORSE_THAN_NAIVE = 1.02;
const MAX_WORSE_SHARE = 0.05;
const ORIGINS = 4;
/** What was generated is the same on every origin: fewer do. */
const GENERATED_ORIGINS = 2;

interface OriginResult extends ForecastFiles {
  readonly back: number;
}

export const benchmark: Benchmark = {
  title: 'Accuracy, calibration and honesty, 28 days or 8 weeks ahead',
  async run(context) {
    const rows: BenchRow[] = [];
    const first = numberOption(context, 'from', 0);
    const origins = numberOption(context, 'origins', ORIGINS);
    for (const name of listOption(context, 'sets', listSets(context.data))) {
      const set = readSet(name, context.data);
      const results: OriginResult[] = [];
      const last = first + (name === GENERATED ? Math.min(origins, GENERATED_ORIGINS) : origins);
      for (let back = first; back < last; back++) {
        context.note(`${name}: origin ${back} windows back`);
        const cut = atOrigin(set, back);
        const { daily, sums } = await forecastAt(context, cut, back);
        results.push({ back, ...readForecast(cut, daily, sums) });
      }
      rows.push(
        ...pointRows(name, set.pace, results),
        ...bandRows(name, set.pace, results),
        honestyRow(name, set.pace, results),
      );
    }
    return rows;
  },
};

/** The latest origin of the large store was trained by the whole-store benchmark, where that ran. */
async function forecastAt(
  context: BenchContext,
  cut: SetAtOrigin,
  back: number,
): Promise<{ daily: string; sums: string }> {
  const prepared = back === 0 && cut.name === 'm5_ca1' ? findPrepared(context) : null;
  if (prepared !== null) return withBenchEngine(prepared, (client) => forecastSet(client, cut));
  const folder = mkdtempSync(join(context.workDir, `${cut.name}-`));
  try {
    return await withBenchEngine(folder, async (client) => {
      await importSet(client, cut, context.workDir);
      await trainSet(client, cut);
      return forecastSet(client, cut);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function pointRows(name: string, { season }: Pace, results: readonly OriginResult[]): BenchRow[] {
  const reference = REFERENCES[name];
  const known = reference ? results.filter(({ back }) => reference.backs.includes(back)) : results;
  const isWhole = reference !== undefined && known.length === reference.backs.length;
  const used = isWhole ? known : results;
  const ours = used.map(({ series, taus }) => ({
    ...scores.pointScores(
      series,
      series.map(({ mean }) => mean),
    ),
    wql: scores.weightedQuantileLoss(series, taus),
  }));
  const naive = used.map(({ series }) =>
    scores.pointScores(
      series,
      series.map((one) => scores.seasonalNaive(one, season)),
    ),
  );
  const origins = `origins ${used.map(({ back }) => back).join(', ')} back`;
  return (['rmsse', 'wrmsseUnits', 'wql', 'wape'] as const).map((measure) => {
    const value = average(ours.map((score) => score[measure]));
    const label = { rmsse: 'RMSSE', wrmsseUnits: 'WRMSSE-u', wql: 'WQL', wape: 'WAPE' }[measure];
    const naiveValue = measure === 'wql' ? null : average(naive.map((score) => score[measure]));
    const best = isWhole && measure !== 'wape' ? reference[measure] : null;
    return benchRow({
      name: `${name}: ${label}`,
      value,
      unit: '',
      reference: best === null ? 'seasonal naive' : 'best reference on record',
      referenceValue: best ?? naiveValue,
      ...(best !== null && { bar: 1, barOn: 'ratio' as const }),
      note: `${origins}${best !== null && naiveValue !== null ? `; ${(value / naiveValue).toFixed(3)} of seasonal naive` : ''}`,
    });
  });
}

function bandRows(name: string, { stepDays, sums: sumSteps }: Pace, results: readonly OriginResult[]): BenchRow[] {
  const { taus } = results[0];
  const all = new scores.Calibration(taus);
  const classes = new Map<scores.ClassName, { calibration: scores.Calibration; series: number }>();
  const sums = sumSteps.map(() => new scores.Calibration(taus));
  for (const { back, series } of results) {
    const byClass = Map.groupBy(series, scores.classOf);
    for (const [className, members] of byClass) {
      const entry = classes.get(className) ?? { calibration: new scores.Calibration(taus), series: 0 };
      classes.set(className, entry);
      entry.series += members.length;
      for (const one of members) scores.addDays(entry.calibration, back, one);
    }
    for (const one of series) {
      scores.addDays(all, back, one);
      for (const [i, steps] of sumSteps.entries()) scores.addSum(sums[i], back, one, steps);
    }
  }
  // Small sets: at least two standard errors.
  const row = (label: string, calibration: scores.Calibration, allowed: number) => {
    const bar = calibration.tolerance(allowed);
    return benchRow({
      name: `${name}: ${label}`,
      value: calibration.miss,
      unit: '',
      reference: 'bar',
      referenceValue: bar,
      bar,
      note: `80 % band covers ${(100 * calibration.cover80).toFixed(1)} %${chanceNote(calibration)}`,
    });
  };
  return [
    row('calibration miss, all', all, MISS_OVER_ALL),
    ...scores.CLASSES.flatMap((className) => {
      const entry = classes.get(className);
      if (!entry || entry.series / results.length < CLASS_SIZE) return [];
      return [row(`calibration miss, ${className}`, entry.calibration, MISS_IN_CLASS)];
    }),
    ...sumSteps.map((steps, i) =>
      row(`calibration miss, sum of ${steps} ${stepDays === 1 ? 'days' : 'weeks'}`, sums[i], MISS_OVER_ALL),
    ),
  ];
}

/** How much of a miss the few origins leave to chance: products go right or wrong together. */
function chanceNote({ miss, chanceOfOrigins }: scores.Calibration): string {
  if (miss === 0 || chanceOfOrigins === null) return '';
  return `; two standard errors over origins: ${chanceOfOrigins.toFixed(3)}`;
}

/** Products whose squared error, pooled over the origins, is more than 2 % above seasonal naive's. */
function honestyRow(name: string, { season }: Pace, results: readonly OriginResult[]): BenchRow {
  const pooled = new Map<string, { ours: number; naive: number }>();
  for (const { series } of results)
    for (const one of series) {
      const { ours, naive } = scores.squaredErrors(one, scores.seasonalNaive(one, season));
      const before = pooled.get(one.product) ?? { ours: 0, naive: 0 };
      pooled.set(one.product, { ours: before.ours + ours, naive: before.naive + naive });
    }
  const worse = [...pooled.values()].filter(({ ours, naive }) => ours > WORSE_THAN_NAIVE * naive).length;
  return benchRow({
    name: `${name}: products worse than seasonal naive`,
    value: worse / pooled.size,
    unit: '',
    reference: 'bar',
    referenceValue: MAX_WORSE_SHARE,
    // The bar is meant for at least four origins.
    ...(results.length >= ORIGINS && { bar: MAX_WORSE_SHARE }),
    note: `${worse} of ${pooled.size}, squared error pooled over ${results.length} origins`,
  });
}
