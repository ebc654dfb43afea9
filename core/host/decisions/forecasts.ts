// Forecasts that several questions share: the whole store's last ones are kept until data or model change.

import type { ForecastRequest, ForecastService, StoreForecast } from '#core/forecast/store-forecast.ts';
import type { PlanPatch, PlanUse } from '#core/frame/planned-days.ts';
import type { FuturePlan } from '#core/frame/series-frame.ts';
import type { Day } from '#core/math/day.ts';
import { findActiveModel } from '#core/store/models.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { createForecastService } from '../forecasting.ts';
import { overridesFrom, overridesKey, standingUnits } from '../overrides/standing-units.ts';

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
  /** Another forecaster than the champions (see ForecastRequest). */
  readonly forecaster?: string;
  /** Planned for this question only, on top of the saved plans; such an answer is not kept. */
  readonly planned?: readonly PlanPatch[];
  /** false: as if nothing had been planned; such an answer is not kept either. */
  readonly savedPlans?: boolean;
  /** What users set instead of the model's numbers counts, unless they are to be left out. */
  readonly withoutOverrides?: boolean;
  /**
   * A kept forecast that reaches further does as well: its single steps and the sums within the steps are the same;
   * only sums beyond them are not.
   */
  readonly orFurther?: boolean;
}

type Progress = Parameters<ForecastService['forecast']>[1];

/** Whole-store forecasts kept; each holds all columns of its store. */
const KEPT = 2;

export class SharedForecasts {
  readonly #db: ReadDb;
  readonly #service: ForecastService;
  /** Least recently used first. */
  readonly #kept = new Map<string, ForecastAnswer>();
  /** On their way, for pages that ask at the same time. */
  readonly #making = new Map<string, Promise<ForecastAnswer>>();
  readonly #overridden = new WeakMap<ForecastAnswer, { key: string; answer: ForecastAnswer }>();

  constructor(db: ReadDb, service: ForecastService) {
    this.#db = db;
    this.#service = service;
  }

  /** Every product of the store. Throws what ForecastService.forecast throws. */
  async ofStore(question: ForecastQuestion, progress?: Progress): Promise<ForecastAnswer> {
    const known = this.#find(question);
    if (known) return this.#withOverrides(question, known);
    // Who watches the progress may stop it, and must not stop it for others.
    const answer = isUsual(question) && !progress ? this.#shared(question) : this.#make(question, progress);
    return this.#withOverrides(question, await answer);
  }

  /** One product, from the whole store's forecast where that is at hand. With a plan it is always computed. */
  async ofProduct(question: ForecastQuestion, product: string, plan?: FuturePlan): Promise<ForecastAnswer> {
    const known = plan ? undefined : this.#find(question);
    if (known) return this.#withOverrides(question, known);
    const plans = plan && new Map([[product, plan]]);
    const answer = await this.#service.forecast({ ...requestOf(question), products: [product], plans });
    return this.#withOverrides(question, answer);
  }

  #shared(question: ForecastQuestion): Promise<ForecastAnswer> {
    const key = this.#keyOf(question);
    const known = this.#making.get(key);
    if (known) return known;
    const making = this.#make(question).finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  async #make(question: ForecastQuestion, progress?: Progress): Promise<ForecastAnswer> {
    const key = this.#keyOf(question);
    const answer = await this.#service.forecast(requestOf(question), progress);
    if (isUsual(question)) this.#keep(key, answer);
    return answer;
  }

  /** Demand on one step under each of several plans. */
  variants({ store, asOfDay }: ForecastQuestion, product: string, step: number, plans: readonly FuturePlan[]) {
    return this.#service.variants({ store, asOfDay, product, step, plans });
  }

  /** The answer with what users set instead; the same object as long as nothing of that changes. */
  #withOverrides(question: ForecastQuestion, answer: ForecastAnswer): ForecastAnswer {
    if (question.withoutOverrides) return answer;
    const { forecast } = answer;
    const originDay = forecast.frame.stepDays[forecast.frame.stepDays.length - 1];
    const overrides = overridesFrom(this.#db, question.store, originDay);
    if (overrides.length === 0) return answer;
    const key = overridesKey(overrides);
    const known = this.#overridden.get(answer);
    if (known?.key === key) return known.answer;
    const made = { ...answer, forecast: forecast.withUnits(standingUnits(forecast, overrides)) };
    this.#overridden.set(answer, { key, answer: made });
    return made;
  }

  #find(question: ForecastQuestion): ForecastAnswer | undefined {
    if (!isUsual(question)) return undefined;
    const key = this.#keyOf(question);
    const exact = this.#kept.get(key);
    if (exact) this.#keep(key, exact);
    return exact ?? (question.orFurther ? this.#findFurther(question) : undefined);
  }

  #findFurther(question: ForecastQuestion): ForecastAnswer | undefined {
    const [head] = splitKey(this.#keyOf(question));
    for (const [key, answer] of this.#kept) {
      const [other, steps] = splitKey(key);
      if (other === head && steps >= question.steps) return answer;
    }
    return undefined;
  }

  #keep(key: string, answer: ForecastAnswer): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    for (const other of this.#kept.keys()) {
      if (this.#kept.size > KEPT || isOutdatedBy(key, other)) this.#kept.delete(other);
    }
  }

  /** Data, model, saved plans, origin, forecaster and, last, reach: all that a forecast depends on. */
  #keyOf({ store, asOfDay, steps, forecaster }: ForecastQuestion): string {
    const { id, data_version, plan_version } = getStore(this.#db, store);
    const model = findActiveModel(this.#db, store)?.card.id ?? '';
    return [id, data_version, model, plan_version, asOfDay ?? '', forecaster ?? '', steps].join('|');
  }
}

/** Answers to it may be kept: it brings no plan of its own. */
const isUsual = ({ planned = [], savedPlans = true }: ForecastQuestion): boolean => planned.length === 0 && savedPlans;

const requestOf = ({ store, asOfDay, steps, forecaster, planned, savedPlans }: ForecastQuestion): ForecastRequest => ({
  store,
  asOfDay,
  horizon: steps,
  forecaster,
  planned,
  savedPlans,
});

/** All of a key but its reach, and the reach. */
function splitKey(key: string): [head: string, steps: number] {
  const at = key.lastIndexOf('|');
  return [key.slice(0, at), Number(key.slice(at + 1))];
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
