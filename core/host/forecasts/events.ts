// What is special about the days of a chart: holidays by name, promotions, closed and sold-out days.
import type { ForecastEvent } from '#core/contract/forecasts.ts';
import { detectClosingPattern } from '#core/features/closing-pattern.ts';
import type { PlanScope } from '#core/frame/planned-days.ts';
import { futureDay, type SeriesFrame } from '#core/frame/series-frame.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import { productHistory, totalHistory } from '#core/store/history.ts';
import { listPlannedDays } from '#core/store/plans.ts';
import { getProduct } from '#core/store/products.ts';
import type { EngineContext } from '../context.ts';
import { MAX_STEPS_AHEAD } from '../decisions/dates.ts';
import { createForecastService } from '../forecasting.ts';
import { listHolidays } from '../holidays.ts';
import { storeFacts } from '../store-facts.ts';
import { checkSubject, type SubjectInput } from './subject.ts';

export interface EventsInput extends SubjectInput {
  readonly from: string;
  readonly to: string;
  readonly language: string;
}

/** Share of the products from which on a total counts as closed: a product too new to show the pattern is no exception. */
const MOSTLY = 0.8;

/** Days ascending. Promotions and sold-out days belong to products; the store and categories show the others. */
export async function forecastEvents(ctx: EngineContext, input: EventsInput): Promise<ForecastEvent[]> {
  checkSubject(input);
  const facts = ctx.service(storeFacts).of(input.store);
  const { settings, frequency } = facts.store;
  const [fromDay, toDay] = [dayFromIso(input.from), dayFromIso(input.to)];
  const holidays = await listHolidays(settings.country, fromDay, toDay, input.language);
  const events: ForecastEvent[] = holidays.map(({ day, name }) => eventOn(day, 'holiday', { name }));
  events.push(...pastEvents(ctx, input, fromDay, toDay));
  if (frequency === 'daily' && facts.lastDay !== null && toDay > facts.lastDay) {
    events.push(...expectedClosings(await ctx.service(createForecastService).allDays(input.store), input, toDay));
  }
  if (facts.lastDay !== null) events.push(...plannedEvents(ctx, input, Math.max(fromDay, facts.lastDay + 1), toDay));
  return withoutRepeats(events).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const eventOn = (
  day: Day,
  kind: ForecastEvent['kind'],
  more: Partial<Pick<ForecastEvent, 'name' | 'planned' | 'price'>> = {},
): ForecastEvent => ({ date: isoFromDay(day), kind, name: null, planned: false, price: null, ...more });

function pastEvents(ctx: EngineContext, input: EventsInput, fromDay: Day, toDay: Day): ForecastEvent[] {
  const facts = ctx.service(storeFacts).of(input.store);
  const range = { fromDay, toDay: Math.min(toDay, facts.lastDay ?? fromDay), points: 5000 };
  if (range.toDay < fromDay) return [];
  const single = input.product !== undefined;
  const history = single
    ? productHistory(ctx.db, facts, input.product as string, range)
    : totalHistory(facts, { ...range, category: input.category });
  return history.day.flatMap((iso, i) => {
    const day = dayFromIso(iso);
    const found: ForecastEvent[] = [];
    const sold = history.units[i];
    const opening = history.stock[i];
    if (history.closed[i]) found.push(eventOn(day, 'closed'));
    if (single && history.promotion[i]) found.push(eventOn(day, 'promotion'));
    if (single && sold !== null && opening !== null && opening >= 0 && sold >= opening) {
      found.push(eventOn(day, 'sold-out'));
    }
    return found;
  });
}

/** Days ahead on which the product, or everything asked about, is expected to be closed as always. */
function expectedClosings(frame: SeriesFrame, { product, category }: SubjectInput, toDay: Day): ForecastEvent[] {
  if (!frame.closed.includes(1)) return [];
  const pattern = detectClosingPattern(frame);
  const group = category === undefined ? -1 : frame.categories.indexOf(category);
  const members = frame.products.flatMap((info, series) => {
    if (product !== undefined) return info.code === product ? [series] : [];
    return category === undefined || info.category === group ? [series] : [];
  });
  const events: ForecastEvent[] = [];
  for (let step = 1; step <= MAX_STEPS_AHEAD; step++) {
    const day = futureDay(frame, step);
    if (day > toDay) break;
    const closed = members.filter((series) => pattern.closedAhead(series, step) === 1).length;
    if (members.length > 0 && closed >= MOSTLY * members.length) {
      events.push(eventOn(day, 'closed'));
    }
  }
  return events;
}

/** What is saved as planned for the days ahead: of the product, its category and the store. */
function plannedEvents(ctx: EngineContext, input: EventsInput, fromDay: Day, toDay: Day): ForecastEvent[] {
  const { store } = ctx.service(storeFacts).of(input.store);
  const scopes: PlanScope[] = [{ scope: 'store', name: '' }];
  const category =
    input.product === undefined ? input.category : (getProduct(ctx.db, store, input.product).category ?? undefined);
  if (category !== undefined) scopes.push({ scope: 'category', name: category });
  if (input.product !== undefined) scopes.push({ scope: 'product', name: input.product });
  const events: ForecastEvent[] = [];
  for (const scope of scopes) {
    let price: number | null = null;
    for (const planned of listPlannedDays(ctx.db, store.id, { ...scope, fromDay, toDay })) {
      if (planned.closed) events.push(eventOn(planned.day, 'closed', { planned: true }));
      if (planned.promotion) events.push(eventOn(planned.day, 'promotion', { planned: true }));
      if (planned.price !== null && planned.price !== price) {
        events.push(eventOn(planned.day, 'price', { planned: true, price: planned.price }));
      }
      price = planned.price;
    }
  }
  return events;
}

/** One event of a kind a day; what was planned says more than what is expected. */
function withoutRepeats(events: readonly ForecastEvent[]): ForecastEvent[] {
  const byKey = new Map<string, ForecastEvent>();
  for (const event of events) byKey.set(`${event.date}|${event.kind}`, event);
  return [...byKey.values()];
}
