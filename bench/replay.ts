// What ordering by the engine is worth on generated stores whose true demand is known: node bench/replay.ts [--seeds 10] [--months 6]
// Prints, by seed, our share of the clairvoyant policy's profit and the simple rule's at equal stock value.
import { parseArgs } from 'node:util';
import { DEFAULT_STORE_SETTINGS } from '#core/contract/stores.ts';
import { DEFAULT_TRAIN_SETTINGS } from '#core/forecast/train/train-store.ts';
import { SUPPLIERS } from '#core/host/demo/catalogue.ts';
import { DEMO_DAYS, type DemoProduct } from '#core/host/demo/demand-process.ts';
import { demoFrame } from '#core/host/demo/demo-frame.ts';
import { generateDemo } from '#core/host/demo/generate-demo.ts';
import { holidayCalendar } from '#core/host/holidays.ts';
import { type OrderTerms, resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import { runReplayThread } from '#core/jobs/replay-thread.ts';
import type { ReplayResult } from '#core/replay/replay.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '10' }, months: { type: 'string', default: '6' } },
});
const DAYS = Number(values.months) * 30;

function termsOf(product: DemoProduct, price: number): OrderTerms {
  const supplier = SUPPLIERS.find(({ name }) => name === product.supplier);
  if (!supplier) throw new Error(`No supplier ${product.supplier}`);
  const { packSize, moq, unitCost } = product;
  const own = {
    ...UNKNOWN_TERMS,
    unitCost,
    price,
    packSize,
    moq,
    supplier: {
      name: supplier.name,
      leadTimeDays: supplier.leadTimeDays,
      leadTimes: null,
      orderWeekdays: supplier.orderWeekdays,
      reviewPeriodDays: null,
      minimumOrderValue: null,
      currency: null,
      currencyRate: null,
    },
  };
  return resolveTerms(own, DEFAULT_STORE_SETTINGS);
}

async function replaySeed(seed: number): Promise<ReplayResult> {
  const truth = generateDemo(seed);
  const frame = demoFrame(truth);
  const demand = new Float64Array(frame.units.length);
  truth.products.forEach(({ launch }, i) => {
    for (let t = launch; t < DEMO_DAYS; t++) demand[frame.offset[i] + t - launch] = truth.demand[i].demand[t];
  });
  const calendar = await holidayCalendar(null, frame.stepDays[0], frame.stepDays[DEMO_DAYS - 1]);
  const terms = truth.products.map((product, i) => termsOf(product, truth.demand[i].listPrice[DEMO_DAYS - 1]));
  const plan = { frame, calendar, startStep: DEMO_DAYS - DAYS, demand, terms, shortages: 'lost' as const };
  const signal = new AbortController().signal;
  return runReplayThread({ plan, settings: { ...DEFAULT_TRAIN_SETTINGS, threads: 2 } }, { signal, progress: () => {} });
}

const shares: number[] = [];
const gains: number[] = [];
const money = (amount: number | undefined): string => (amount === undefined ? '–' : amount.toFixed(0)).padStart(9);
console.log('seed   ours      rule, equal stock  shop      clairvoyant  share   demand met  stock value');
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  const { outcomes, minMaxAtEqualStock } = await replaySeed(seed);
  const { shelfcast, shop, clairvoyant } = outcomes;
  if (!shelfcast || !clairvoyant) throw new Error('nothing was replayed');
  shares.push((100 * shelfcast.profit) / clairvoyant.profit);
  if (minMaxAtEqualStock) gains.push(100 * (shelfcast.profit / minMaxAtEqualStock.profit - 1));
  const share = shares[shares.length - 1].toFixed(1);
  console.log(
    `${String(seed).padStart(4)} ${money(shelfcast.profit)} ${money(minMaxAtEqualStock?.profit)} ${money(shop?.profit)} ${money(clairvoyant.profit)}     ${share} %  ` +
      `${(100 * shelfcast.fillRate).toFixed(2)} %   ${money(shelfcast.averageStockValue)}`,
  );
}
const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1);
console.log(`mean share ${mean(shares)} %, above the rule at equal stock ${mean(gains)} % (${gains.length} stores)`);
