// A first day for headings that only count. It is offered, never taken: a wrong year moves every season.
import type { Preset, ShapeFinding } from '#core/contract/import-shape.ts';
import { type Day, dayFromIso, dayFromParts, isoFromDay, partsOf, weekdayOf } from '#core/math/day.ts';
import { mondayOfWeek } from '../values/period.ts';
import { type NumberedHeadings, stepFrom } from './headings.ts';

/** d_1 of the M5 competition's files. */
const M5_FIRST_DAY = dayFromIso('2011-01-29');

type Suggestion = NonNullable<ShapeFinding['suggestedFirstDay']>;

/** In this order: what the preset knows, the one year that the titles name, the last period having just ended. */
export function suggestFirstDay(
  headings: NumberedHeadings,
  about: { preset: Preset | null; titles: readonly string[]; today: Day },
): Suggestion {
  const suggestion = (day: Day, because: Suggestion['because']): Suggestion => ({ day: isoFromDay(day), because });
  if (about.preset?.id === 'm5' && headings.step === 'day') {
    return suggestion(M5_FIRST_DAY + headings.first - 1, 'preset');
  }
  const year = onlyYear(about.titles, about.today);
  const inYear = year === null ? null : firstOfYear(headings, year);
  if (inYear !== null) return suggestion(inYear, 'year-in-title');
  const last = Math.max(...headings.steps);
  const { year: thisYear } = partsOf(about.today);
  if (headings.named) {
    for (let candidate = thisYear; ; candidate--) {
      const first = dayFromParts(candidate, ((headings.first - 1) % 12) + 1, 1) as Day;
      if (stepFrom(first, 'month', last + 1) <= about.today) return suggestion(first, 'ends-before-today');
    }
  }
  return suggestion(stepFrom(lastWhole(headings, about.today), headings.step, -last), 'ends-before-today');
}

/** First day of the last period that is over. */
function lastWhole({ step }: NumberedHeadings, today: Day): Day {
  if (step === 'day') return today - 1;
  if (step === 'week') return today - weekdayOf(today) - 7;
  const { year, month } = partsOf(today);
  return stepFrom(dayFromParts(year, month, 1) as Day, 'month', -1);
}

/** Periods that number those of a year: month 3 is March, week 0 or 1 the first week. */
function firstOfYear({ step, first, steps, named }: NumberedHeadings, year: number): Day | null {
  const last = first + Math.max(...steps);
  if (step === 'month' && (named || last <= 12)) return dayFromParts(year, Math.max(1, first), 1);
  if (step === 'week' && last <= 53) return mondayOfWeek(year, Math.max(1, first));
  if (step === 'day' && last <= 366) return (dayFromParts(year, 1, 1) as Day) + Math.max(1, first) - 1;
  return null;
}

function onlyYear(titles: readonly string[], today: Day): number | null {
  const latest = partsOf(today).year;
  const years = titles.flatMap((title) => title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []).map(Number);
  const distinct = [...new Set(years)].filter((year) => year >= 1990 && year <= latest);
  return distinct.length === 1 ? distinct[0] : null;
}
