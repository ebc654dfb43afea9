// The days a prediction is about: what is known last, what is asked for, and how many steps lie between.
import { AppError } from '#core/contract/errors.ts';
import type { Frequency } from '#core/contract/units.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import { getLastKnownDay } from '#core/store/order-inputs.ts';
import type { EngineContext } from '../context.ts';
import { storeFacts } from '../store-facts.ts';

/** How far ahead a date may lie: days of a daily store, steps of others (product.md, "Meanings"). */
export const MAX_STEPS_AHEAD = 90;

export interface PredictionDates {
  /** What the caller may use at most; undefined: everything. */
  readonly asOfDay: Day | undefined;
  /** The last day with data on or before the as-of day. */
  readonly originDay: Day;
  readonly dateDay: Day;
  /** Step after the origin that contains the date; 1 is the first. */
  readonly dateStep: number;
}

/**
 * Dates of a question to a store; without a date it is about the first step after the origin. Throws not-found/store,
 * data/no-observations, input/invalid with words when the date is not ahead of the origin or too far ahead.
 */
export function resolveDates(
  ctx: EngineContext,
  storeCode: string,
  asked: { readonly date?: string; readonly asOf?: string },
): PredictionDates {
  const { store, lastDay } = ctx.service(storeFacts).of(storeCode);
  const asOfDay = asked.asOf === undefined ? undefined : dayFromIso(asked.asOf);
  const originDay =
    lastDay !== null && (asOfDay === undefined || asOfDay >= lastDay)
      ? lastDay
      : getLastKnownDay(ctx.db, store, asOfDay);
  if (asked.date === undefined) {
    return { asOfDay, originDay, dateDay: stepDay(originDay, store.frequency, 1), dateStep: 1 };
  }
  const dateDay = dayFromIso(asked.date);
  if (dateDay <= originDay) throw notAhead(asked.date, originDay, asOfDay !== undefined);
  for (let dateStep = 1; dateStep <= MAX_STEPS_AHEAD; dateStep++) {
    if (stepDay(originDay, store.frequency, dateStep) >= dateDay) return { asOfDay, originDay, dateDay, dateStep };
  }
  throw tooFar(asked.date, originDay, store.frequency);
}

/** Day on which the step `ahead` steps after the origin ends. */
export const stepDay = (originDay: Day, frequency: Frequency, ahead: number): Day =>
  futureDay({ stepDays: Int32Array.of(originDay), frequency }, ahead);

function notAhead(date: string, originDay: Day, asOfGiven: boolean): AppError {
  const origin = isoFromDay(originDay);
  const known = asOfGiven ? 'the last day known on the as-of date' : 'the last day with data';
  return new AppError('input/invalid', `The date ${date} is not after ${origin}, ${known}; a prediction looks ahead.`, {
    field: 'date',
    got: date,
    expected: `a day after ${origin}`,
    advice: 'Choose a later date, or look back with an as-of date before it.',
  });
}

const STEP_WORDS: Record<Frequency, string> = { daily: 'days', weekly: 'weeks', monthly: 'months' };

function tooFar(date: string, originDay: Day, frequency: Frequency): AppError {
  const last = isoFromDay(stepDay(originDay, frequency, MAX_STEPS_AHEAD));
  const reach = `${MAX_STEPS_AHEAD} ${STEP_WORDS[frequency]} after ${isoFromDay(originDay)}, the last known day`;
  return new AppError('input/invalid', `The date ${date} is too far ahead: predictions reach ${reach}, so ${last}.`, {
    field: 'date',
    got: date,
    expected: `a day up to ${last}`,
    advice: 'Choose an earlier date, or import newer sales first.',
  });
}
