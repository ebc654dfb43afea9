// Forecasts that several questions share: the whole store's last ones are kept until data or model change.

import type { ForecastService, StoreForecast } from '#core/forecast/store-forecast.ts';
import type { PlanUse } from '#core/frame/planned-days.ts';
import type { FuturePlan } from '#core/frame/series-frame.ts';
import type { Day } from '#core/math/day.ts';
import { findActiveModel } from '#core/store/models.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { createForecastService } from '../forecasting.ts';

export interface ForecastAnswer {
  readonly forecast: StoreForecast;
  /** The active model had seen later days, so one was trained for the origin. */
  readonly trainedForOrigin: boolean;
  readonly planUse: PlanUse;
}

export interface ForecastQuestion {
  readonly store: string;
  readonly asOfDay: Day | undefined;
  /** Steps ahead to prepare. */
  readonly steps: number;
}

type Progress = Parameters<ForecastService['forecast']>[1];

/** Whole-store forecasts kept; each holds all columns of its store. */
const KEPT = 2;

export class SharedForecasts {
  readonly #db: ReadDb;
  readonly #service: ForecastService;
  /** Least recently used first. */
  readonly #kept = new Map<string, ForecastAnswer>();

  constructor(db: ReadDb, service: ForecastService) {
    this.#db = db;
    this.#service = service;
  }

  /** Every product of the store. Throws what ForecastService.forecast throws. */
  async ofStore(question: ForecastQuestion, progress?: Progress): Promise<ForecastAnswer> {
    const known = this.#find(question);
    if (known) return known;
    const key = this.#keyOf(question);
    const { store, asOfDay, steps } = question;
    const answer = await this.#service.forecast({ store, asOfDay, horizon: steps }, progress);
    this.#keep(key, answer);
    return answer;
  }

  /** One product, from the whole store's forecast where that is at hand. With a plan it is always computed. */
  async ofProduct(question: ForecastQuestion, product: string, plan?: FuturePlan): Promise<ForecastAnswer> {
    const known = plan ? undefined : this.#find(question);
    if (known) return known;
    const { store, asOfDay, steps } = question;
    const plans = plan && new Map([[product, plan]]);
    return this.#service.forecast({ store, asOfDay, horizon: steps, products: [product], plans });
  }

  /** Demand on one step under each of several plans. */
  variants({ store, asOfDay }: ForecastQuestion, product: string, step: number, plans: readonly FuturePlan[]) {
    return this.#service.variants({ store, asOfDay, product, step, plans });
  }

  #find(question: ForecastQuestion): ForecastAnswer | undefined {
    const key = this.#keyOf(question);
    const known = this.#kept.get(key);
    if (known) this.#keep(key, known);
    return known;
  }

  #keep(key: string, answer: ForecastAnswer): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    for (const other of this.#kept.keys()) {
      if (this.#kept.size > KEPT || isOutdatedBy(key, other)) this.#kept.delete(other);
    }
  }

  /** Data, model, saved plans, origin and reach: all that a forecast depends on. */
  #keyOf({ store, asOfDay, steps }: ForecastQuestion): string {
    const { id, data_version, plan_version } = getStore(this.#db, store);
    const model = findActiveModel(this.#db, store)?.card.id ?? '';
    return [id, data_version, model, plan_version, asOfDay ?? '', steps].join('|');
  }
}

/** Same store, other data, model or plan: it will not be asked for again. */
function isOutdatedBy(key: string, other: string): boolean {
  const [store, ...state] = key.split('|').slice(0, 4);
  const [otherStore, ...otherState] = other.split('|').slice(0, 4);
  return store === otherStore && state.some((part, i) => part !== otherState[i]);
}

/** The forecasts of the open workspace: `ctx.service(sharedForecasts)`. */
export const sharedForecasts = (ctx: EngineContext): SharedForecasts =>
  new SharedForecasts(ctx.db, ctx.service(createForecastService));
