// One row a day for the chart, its tooltip and its table: the past as it was, the days ahead as they are expected.
import type { ForecastEvent, ForecastView, LookBack } from '#core/contract/forecasts.ts';
import type { History } from '#core/contract/stores.ts';
import { toDayNumber } from '#renderer/format/days.ts';

export interface ChartDay {
  iso: string;
  day: number;
  /** Units sold; null: closed, not recorded, or not yet. */
  sold: number | null;
  /** The day lies after the forecast's origin. */
  ahead: boolean;
  mean: number | null;
  quantiles: number[] | null;
  /** What the forecaster itself says, where the user's units stand instead. */
  modelMean: number | null;
  /** In a look back: what the naive method would have said. */
  naive: number | null;
  events: ForecastEvent[];
  /** A day ahead on which nothing is sold because the shop is closed: lines and bands pass over it, as over past ones. */
  isShut: boolean;
}

export interface ChartDays {
  days: ChartDay[];
  /** Index of the origin among them; −1: no history is shown. */
  origin: number;
}

type Point = ForecastView['points'][number] | LookBack['points'][number];

/** History up to the forecast's origin, then its days; in a look back their actuals come with them. */
export function chartDays(
  history: History | undefined,
  forecast: { origin: string; points: readonly Point[] },
  events: readonly ForecastEvent[],
): ChartDays {
  const byDay = new Map<string, ForecastEvent[]>();
  for (const event of events) byDay.set(event.date, [...(byDay.get(event.date) ?? []), event]);
  const days: ChartDay[] = [];
  history?.day.forEach((iso, i) => {
    if (iso > forecast.origin) return;
    days.push({
      ...emptyDay(iso, byDay),
      sold: history.closed[i] ? null : history.units[i],
    });
  });
  const origin = days.length - 1;
  for (const point of forecast.points) {
    const overridden = 'overridden' in point && point.overridden;
    const empty = emptyDay(point.date, byDay);
    days.push({
      ...empty,
      isShut: point.mean === 0 && empty.events.some(({ kind }) => kind === 'closed'),
      ahead: true,
      mean: point.mean,
      quantiles: point.quantiles,
      modelMean: overridden ? point.modelMean : null,
      sold: 'actual' in point ? point.actual : null,
      naive: 'naive' in point ? point.naive : null,
    });
  }
  return { days, origin };
}

const emptyDay = (iso: string, events: Map<string, ForecastEvent[]>): ChartDay => ({
  iso,
  day: toDayNumber(iso),
  sold: null,
  ahead: false,
  mean: null,
  quantiles: null,
  modelMean: null,
  naive: null,
  events: events.get(iso) ?? [],
  isShut: false,
});

/** The model's own line: beside every overridden stretch, from a day before it to a day after. */
export function modelLine(days: readonly ChartDay[]): (number | null)[] {
  return days.map((day, i) => {
    const touches = [days[i - 1], day, days[i + 1]].some((near) => near !== undefined && near.modelMean !== null);
    return touches && day.ahead ? (day.modelMean ?? day.mean) : null;
  });
}
