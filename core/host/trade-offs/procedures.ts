// The trade-offs domain: what a service level costs and brings, for a product, a category, the store.
import { AppError } from '#core/contract/errors.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import type { TradeOffCurve, TradeOffPoint } from '#core/contract/trade-offs.ts';
import { createTradeOffOptimizer, sumTradeOff, type TradeOffTotals } from '#core/inventory/index.ts';
import { isoFromDay } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import { usableModel } from '../decisions/decided-store.ts';
import { exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import { cents, type ExportTable } from '../export/table.ts';
import { checkSubject, type SubjectInput, subjectOf } from '../forecasts/subject.ts';
import type { DomainHandlers } from '../handler.ts';
import type { CurvesOfStore, ProductCurve, StoreCurves } from './store-curves.ts';

interface Kept {
  curve?: TradeOffCurve;
  optimize?: ReturnType<typeof createTradeOffOptimizer>;
}

/** Levels that a store or a product may be set to (see storeSettingsSchema). */
const [LEAST_SET, MOST_SET] = [0.5, 0.995];

export function tradeOffProcedures(ctx: EngineContext, all: StoreCurves): DomainHandlers<'tradeOffs'> {
  const answers = new WeakMap<CurvesOfStore, Map<string, Kept>>();

  /** What is worked out of one subject at its first question: a point that is dragged asks again and again. */
  function keptFor(ofStore: CurvesOfStore, { product, category }: SubjectInput): Kept {
    const kept = answers.get(ofStore) ?? new Map<string, Kept>();
    answers.set(ofStore, kept);
    const key = JSON.stringify([product, category]);
    const known = kept.get(key) ?? {};
    kept.set(key, known);
    return known;
  }

  /** Throws what subjects throw, and model/none: nobody waits for a training only to see a curve. */
  async function ask(input: SubjectInput) {
    checkSubject(input);
    const { originDay } = resolveDates(ctx, input.store, {});
    const store = getStore(ctx.db, input.store);
    if (usableModel(ctx.db, store, originDay).modelState !== 'ready') {
      throw new AppError('model/none', `"${store.code}" has no model that may be asked about its last day.`, {
        got: 'no model',
        expected: 'a trained model',
        advice: 'Train a model first.',
      });
    }
    const ofStore = await all.of(store.code);
    const { members } = subjectOf(ofStore.decided.outlook.forecast, input);
    const wanted = new Set(members);
    const curves = ofStore.curves.filter(({ series }) => wanted.has(series));
    return {
      ofStore,
      curves,
      members,
      settings: store.settings,
      head: {
        asOf: isoFromDay(originDay),
        currency: store.settings.currency,
        products: curves.length,
        productsLeftOut: members.length - curves.length,
      },
    };
  }

  async function curveFor(input: SubjectInput): Promise<TradeOffCurve> {
    const { ofStore, curves, members, settings, head } = await ask(input);
    const kept = keptFor(ofStore, input);
    if (kept.curve) return kept.curve;
    const points = sumTradeOff(curves.map((curve) => curve.points)).map(toPoint);
    const today = sumTradeOff(curves.map((curve) => [{ ...curve.today, serviceLevel: 0 }]))[0];
    const own = input.product === undefined ? settings : ofStore.decided.lines[members[0]].decision;
    kept.curve = {
      ...head,
      serviceMeasure: own.serviceMeasure,
      serviceLevel: own.serviceLevel,
      points,
      today: today ? { ...toPoint(today), serviceLevel: levelToday(curves) } : null,
      best: points.length > 0 ? indexOfBest(points) : null,
    };
    return kept.curve;
  }

  return {
    curve: ({ input }) => curveFor(input),
    async optimum({ input }) {
      const { ofStore, curves, settings, head } = await ask(input);
      const kept = keptFor(ofStore, input);
      kept.optimize ??= createTradeOffOptimizer(curves.map(({ points }) => points));
      const { chosen, totals } = kept.optimize(input.stockValue);
      return {
        ...head,
        totals: toPoint(totals),
        withoutStock: chosen.filter((k: number) => k === 0).length,
        levels: input.withLevels
          ? curves.map(({ code, points }, i) => ({ product: code, serviceLevel: toSet(points[chosen[i]], settings) }))
          : [],
      };
    },
    async export({ input: { format, language, ...input }, signal }) {
      const curve = await curveFor(input);
      const say = sayIn(language);
      const title = [say('file: service level'), input.store, input.category, input.product].filter(Boolean).join(' ');
      return exportFile(ctx, { title, format, language, table: tableOf(curve, say) }, signal);
    },
  };
}

const toPoint = (point: TradeOffTotals): TradeOffPoint => ({
  serviceLevel: point.serviceLevel,
  fillRate: fillRateOf(point),
  averageStock: point.averageStock,
  stockValue: point.stockValue,
  demandPerDay: point.demandPerDay,
  lostPerDay: point.lostPerDay,
  wastePerDay: point.wastePerDay,
  lostRevenuePerDay: point.lostRevenuePerDay,
  profitPerDay: point.profitPerDay,
});

const fillRateOf = ({ demandPerDay, lostPerDay }: Pick<TradeOffTotals, 'demandPerDay' | 'lostPerDay'>): number =>
  demandPerDay > 0 ? Math.max(0, 1 - lostPerDay / demandPerDay) : 1;

/** Weighted by demand, like the levels of the other points. */
function levelToday(curves: readonly ProductCurve[]): number {
  const demand = curves.reduce((sum, { today }) => sum + today.demandPerDay, 0);
  const weighted = curves.reduce((sum, { today }) => sum + today.serviceLevel * today.demandPerDay, 0);
  return demand > 0 ? weighted / demand : (curves[0]?.today.serviceLevel ?? 0);
}

const indexOfBest = (points: readonly TradeOffPoint[]): number =>
  points.reduce((best, { profitPerDay }, i) => (profitPerDay > points[best].profitPerDay ? i : best), 0);

/** A point as the level that is set: in stores that measure the share of demand met, that share. */
function toSet(point: TradeOffTotals, { serviceMeasure }: StoreSettings): number {
  const level = serviceMeasure === 'fill' ? fillRateOf(point) : point.serviceLevel;
  return Math.min(MOST_SET, Math.max(LEAST_SET, level));
}

const tableOf = ({ points, currency }: TradeOffCurve, say: Say): ExportTable => ({
  columns: [
    { header: say('Service level'), kind: 'number' },
    { header: say('Share of demand met'), kind: 'number' },
    { header: say('Average stock'), kind: 'number' },
    { header: say('Average stock value ({currency})', { currency }), kind: 'money' },
    { header: say('Units lost a day'), kind: 'number' },
    { header: say('Sales lost a day ({currency})', { currency }), kind: 'money' },
    { header: say('Units wasted a day'), kind: 'number' },
    { header: say('Profit a day ({currency})', { currency }), kind: 'money' },
  ],
  rows: points.map((point) => [
    thousandths(point.serviceLevel),
    thousandths(point.fillRate),
    thousandths(point.averageStock),
    cents(point.stockValue),
    thousandths(point.lostPerDay),
    cents(point.lostRevenuePerDay),
    thousandths(point.wastePerDay),
    cents(point.profitPerDay),
  ]),
});

const thousandths = (amount: number): number => Math.round(amount * 1000) / 1000;
