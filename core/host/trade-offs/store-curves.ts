// The trade-off curves of a store's products, computed once and kept for as long as nothing of a product has changed.
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { TradeOffPoint } from '#core/inventory/index.ts';
import { createTurns } from '#core/jobs/turns.ts';
import type { EngineContext } from '../context.ts';
import { type DecidedStore, type DecidedStores, decidedStores } from '../decisions/decided-store.ts';
import type { OrderLine } from '../decisions/order-list.ts';

export interface ProductCurve {
  readonly series: number;
  readonly code: string;
  /** By rising service level, the first without stock. */
  readonly points: readonly TradeOffPoint[];
  /** At the level that it is ordered up to today. */
  readonly today: TradeOffPoint;
}

export interface CurvesOfStore {
  readonly decided: DecidedStore;
  /** Of the products with price and cost, in the order of their series. */
  readonly curves: readonly ProductCurve[];
}

export class StoreCurves {
  readonly #stores: DecidedStores;
  #kept: CurvesOfStore | undefined;
  /** Curves of one forecast by product, each with what it was computed from. */
  #known: {
    readonly forecast: StoreForecast;
    readonly byCode: Map<string, { key: string; curve: ProductCurve }>;
  } | null = null;

  constructor(stores: DecidedStores) {
    this.#stores = stores;
  }

  /** As of the store's last day. */
  async of(storeCode: string): Promise<CurvesOfStore> {
    const decided = await this.#stores.of(storeCode, undefined);
    if (this.#kept?.decided === decided) return this.#kept;
    const { forecast } = decided.outlook;
    // Every write to the workspace makes new decisions; the curves of products whose terms are what they were stay.
    const known = this.#known?.forecast === forecast ? this.#known : { forecast, byCode: new Map() };
    this.#known = known;
    const curves: ProductCurve[] = [];
    const turn = createTurns();
    for (const line of decided.lines) {
      const key = keyOf(line);
      const kept = known.byCode.get(line.code);
      const curve = kept?.key === key ? kept.curve : curveOf(line);
      if (!curve) continue;
      curves.push(curve);
      if (kept?.key === key) continue;
      known.byCode.set(line.code, { key, curve });
      await turn();
    }
    this.#kept = { decided, curves };
    return this.#kept;
  }
}

/** What a curve rests on besides the forecast; stock is not among it. */
const keyOf = ({ terms, decision }: OrderLine): string =>
  JSON.stringify([{ ...terms, sources: null }, decision.daysUntilOrder, decision.cycleService]);

/** A level of 0 or 1 has no quantile. */
const LEAST_LEVEL = 1e-4;

function curveOf(line: OrderLine): ProductCurve | null {
  const points = line.tradeOff();
  const level = Math.min(1 - LEAST_LEVEL, Math.max(LEAST_LEVEL, line.decision.cycleService));
  const today = line.tradeOff([level])?.[1];
  return points && today ? { series: line.series, code: line.code, points, today } : null;
}

/** The curves of the open workspace: `ctx.service(storeCurves)`. */
export const storeCurves = (ctx: EngineContext): StoreCurves => new StoreCurves(ctx.service(decidedStores));
