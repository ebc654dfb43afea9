import { describe, expect, it } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
import { dayFromIso, isoFromDay, weekdayOf } from '../math/day.ts';
import { detectClosingPattern } from './closing-pattern.ts';

function frameClosedOn(firstDay: number, steps: number, isClosed: (day: number) => boolean) {
  const closed = Array.from({ length: steps }, (_, i) => (isClosed(firstDay + i) ? 1 : 0));
  return testFrame({ steps, firstDay, series: [{ code: 'a', units: closed.map((c) => (c ? 0 : 5)), closed }] });
}
const closedDaysAhead = (frame: ReturnType<typeof testFrame>, horizon: number): string[] => {
  const pattern = detectClosingPattern(frame);
  const last = frame.stepDays[frame.stepDays.length - 1];
  return Array.from({ length: horizon }, (_, i) => i + 1)
    .filter((ahead) => pattern.closedAhead(0, ahead) === 1)
    .map((ahead) => isoFromDay(last + ahead));
};

describe('the days a shop will be closed', () => {
  const monday = dayFromIso('2024-01-01');

  it('are its weekly closing days', () => {
    const frame = frameClosedOn(monday, 98, (day) => weekdayOf(day) === 6);
    expect(closedDaysAhead(frame, 15)).toEqual(['2024-04-14', '2024-04-21']);
  });
  it('are still found when it opened on one of them for once', () => {
    const frame = frameClosedOn(monday, 98, (day) => weekdayOf(day) === 6 && day !== dayFromIso('2024-03-10'));
    expect(closedDaysAhead(frame, 8)).toEqual(['2024-04-14']);
  });
  it('are none when it opens on Sundays now', () => {
    const frame = frameClosedOn(monday, 120, (day) => weekdayOf(day) === 6 && day < monday + 70);
    expect(closedDaysAhead(frame, 14)).toEqual([]);
  });
  it('are the dates on which it was closed every year', () => {
    const isChristmas = (day: number) => isoFromDay(day).endsWith('-12-25');
    const frame = frameClosedOn(dayFromIso('2022-01-01'), 365 * 2 + 340, isChristmas);
    expect(closedDaysAhead(frame, 40)).toEqual(['2024-12-25']);
    // Closed on one Christmas only: that says nothing yet.
    const once = frameClosedOn(dayFromIso('2023-01-01'), 365 + 340, isChristmas);
    expect(closedDaysAhead(once, 40)).toEqual([]);
  });
});
