// Ticks of time axes: few enough to read, on Mondays or first days of months.
import { describe, expect, it } from 'vitest';
import { toDayNumber, toIsoDay } from '#renderer/format/days.ts';
import { timeTicks } from './time-axis.ts';

const ticks = (from: string, to: string, most = 8) => timeTicks(toDayNumber(from), toDayNumber(to), most, 'en');

describe('ticks of a time axis', () => {
  it('puts a month of days on Mondays', () => {
    const { days, label } = ticks('2026-03-01', '2026-03-31');
    expect(days.map(toIsoDay)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30']);
    expect(label(days[0])).toBe('Mar 2');
  });

  it('shows every day of a week', () => {
    expect(ticks('2026-03-01', '2026-03-07').days).toHaveLength(7);
  });

  it('puts a year on first days of months and names the year where it starts', () => {
    const { days, label } = ticks('2025-06-15', '2026-06-14');
    expect(days.every((day) => toIsoDay(day).endsWith('-01'))).toBe(true);
    expect(days.map(label)).toContain('Jan 2026');
  });

  it('never has more ticks than there is room for, whatever the span', () => {
    for (const span of [5, 20, 60, 200, 400, 1100, 4000]) {
      const { days } = timeTicks(20_000, 20_000 + span, 7, 'de');
      expect(days.length).toBeGreaterThanOrEqual(1);
      expect(days.length).toBeLessThanOrEqual(9);
    }
  });
});
