// A store as somebody who orders sees it today: its forecast and the decision for every product. Dashboard and alerts read
// the same one, so they cannot disagree; it is made again when the forecast changed or anything was written since.
import type { Frequency } from '#core/contract/units.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { CallWatch } from '#core/jobs/call-watch.ts';
import type { Day } from '#core/math/day.ts';
import { findActiveModel, findModelForOrigin, type ModelRecord } from '#core/store/models.ts';
import { getLastKnownDay } from '#core/store/order-inputs.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { getStore, type StoreRow } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { type ForecastAnswer, type SharedForecasts, sharedForecasts } from './forecasts.ts';
import { decideAll, type OrderLine } from './order-list.ts';
import { nextOrderStep } from './order-step.ts';
import { createOutlook, type Outlook, stepsToPrepare } from './outlook.ts';

/** Steps that pages without a horizon of their own look ahead. */
export const USUAL_STEPS: Record<Frequency, number> = { daily: 28, weekly: 13, monthly: 6 };
/** What "lately" and "soon" mean, in the store's own steps. */
export const PERIOD_STEPS: Record<Frequency, number> = { daily: 7, weekly: 1, monthly: 1 };

/** Which model may be asked about a day, and what stands in the way. */
export interface UsableModel {
  readonly model: ModelRecord | null;
  /** none: the store has no model; later: it has, but one that has seen later days. */
  readonly modelState: 'ready' | 'none' | 'later';
}

/** The active model where it has seen nothing later (after an undone import it may have), else one for the very origin. */
export function usableModel(db: ReadDb, store: StoreRow, originDay: Day): UsableModel {
  const active = findActiveModel(db, store.code);
  if (!active) return { model: null, modelState: 'none' };
  if (active.originDay <= originDay) return { model: active, modelState: 'ready' };
  const kept = findModelForOrigin(db, store.code, originDay, store.data_version);
  return kept ? { model: kept, modelState: 'ready' } : { model: null, modelState: 'later' };
}

export interface DecidedStore {
  readonly answer: ForecastAnswer;
  readonly outlook: Outlook;
  /** One a series, for an order placed on the next day on which one can be. */
  readonly lines: readonly OrderLine[];
}

export class DecidedStores {
  readonly #db: ReadDb;
  readonly #forecasts: SharedForecasts;
  readonly #calls: CallWatch;
  /** Of the last ones asked for. A promise: pages ask at the same time, and it is made once. */
  #kept:
    | { readonly forecast: StoreForecast; readonly writes: number; readonly decided: Promise<DecidedStore> }
    | undefined;

  constructor({ db, calls }: Pick<EngineContext, 'db' | 'calls'>, forecasts: SharedForecasts) {
    this.#db = db;
    this.#forecasts = forecasts;
    this.#calls = calls;
  }

  /** As of `asOfDay`, or the store's last day. Trains where no model may be used (see usableModel). */
  async of(storeCode: string, asOfDay: Day | undefined): Promise<DecidedStore> {
    const db = this.#db;
    const store = getStore(db, storeCode);
    const { settings, frequency } = store;
    const { leadTimeDays, reviewPeriodDays } = settings;
    const dateStep = nextOrderStep(db, store, getLastKnownDay(db, store, asOfDay));
    const steps = Math.max(
      USUAL_STEPS[frequency],
      stepsToPrepare(frequency, dateStep, [leadTimeDays + reviewPeriodDays]),
    );
    const answer = await this.#forecasts.ofStore({ store: storeCode, asOfDay, steps });
    const { forecast } = answer;
    // Terms, stock and orders come from many tables; a count of all rows ever written forgets none of them.
    const { writes } = db.prepare<[], { writes: number }>('SELECT total_changes() AS writes').get() ?? { writes: -1 };
    const kept = this.#kept;
    if (kept?.forecast === forecast && kept.writes === writes) return kept.decided;
    const outlook = createOutlook({ db, storeId: store.id, settings, forecast, dateStep });
    const decided = this.#decide(answer, outlook);
    this.#kept = { forecast, writes, decided };
    decided.catch(() => {
      if (this.#kept?.decided === decided) this.#kept = undefined;
    });
    return decided;
  }

  async #decide(answer: ForecastAnswer, outlook: Outlook): Promise<DecidedStore> {
    const lines = await decideAll(outlook, DEMAND_DAYS, { between: this.#calls.givesWay() });
    return { answer, outlook, lines };
  }
}

/** Days of demand on each line. */
const DEMAND_DAYS = 7;

/** The decided stores of the open workspace: `ctx.service(decidedStores)`. */
export const decidedStores = (ctx: EngineContext): DecidedStores =>
  new DecidedStores(ctx, ctx.service(sharedForecasts));
