import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, weekdayOf } from '../math/day.ts';
import { usualClosings } from './usual-closings.ts';

const monday = dayFromIso('2024-01-01');
function closedOf(count: number, isEmpty: (day: number) => boolean): string[] {
  const days = Int32Array.from({ length: count }, (_, i) => monday + i);
  const closed = usualClosings(days, (i) => isEmpty(days[i]));
  return [...days].filter((_, i) => closed[i] === 1).map(isoFromDay);
}

describe('empty days that are no gaps', () => {
  it('are those of a weekday on which the shop is closed, a day missing for once is one', () => {
    const closed = closedOf(56, (day) => weekdayOf(day) === 6 || day === dayFromIso('2024-01-17'));
    expect(closed).toHaveLength(8);
    expect(closed).not.toContain('2024-01-17');
    expect(closed[0]).toBe('2024-01-07');
  });
  it('stay so when it opens on one of them for once', () => {
    const closed = closedOf(84, (day) => weekdayOf(day) === 6 && day !== dayFromIso('2024-02-11'));
    expect(closed).toHaveLength(11);
  });
  it('are none in a week of holidays, and none where four weeks are not known', () => {
    expect(closedOf(84, (day) => day >= monday + 35 && day < monday + 42)).toEqual([]);
    expect(closedOf(28, (day) => weekdayOf(day) === 6)).toEqual([]);
  });
  it('end when the shop opens on that weekday', () => {
    const closed = closedOf(140, (day) => weekdayOf(day) === 6 && day < monday + 70);
    expect(closed).toContain('2024-01-07');
    expect(closedOf(140, (day) => weekdayOf(day) === 6 && day === monday + 90)).toEqual([]);
  });
});
