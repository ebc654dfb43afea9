// Where days lie on the calendar, which colour they have, and how the keys move.
import { describe, expect, it } from 'vitest';
import { layOutYears, levelEnds, levelOf, neighbour, shadeOf } from './heat-map.ts';

describe('the calendar', () => {
  it('has weeks as columns and Monday on top, newest year first', () => {
    const [newest, before] = layOutYears({
      frequency: 'daily',
      day: ['2025-12-31', '2026-01-01', '2026-01-04', '2026-01-05'],
    });
    expect([newest.year, before.year]).toEqual([2026, 2025]);
    // 1 January 2026 was a Thursday.
    expect(newest.cells.map(({ row, column }) => [row, column])).toEqual([
      [3, 0],
      [6, 0],
      [0, 1],
    ]);
    expect(before.cells[0]).toEqual({ index: 0, row: 2, column: 52 });
    expect(newest.months[1]).toEqual({ month: 1, column: 4 });
  });

  it('has one row of weeks or months where a store counts so', () => {
    expect(layOutYears({ frequency: 'weekly', day: ['2026-01-07'] })[0].cells[0]).toMatchObject({ row: 0, column: 0 });
    expect(layOutYears({ frequency: 'monthly', day: ['2026-05-31'] })[0].cells[0]).toMatchObject({ row: 0, column: 4 });
  });

  it('is walked through by keys: days up and down, weeks to the sides', () => {
    const day = Array.from({ length: 20 }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`);
    const [year] = layOutYears({ frequency: 'daily', day });
    const to = (at: number, key: string) => neighbour(year, year.cells[at], key)?.index ?? null;
    expect([to(3, 'ArrowDown'), to(3, 'ArrowRight'), to(3, 'ArrowUp'), to(3, 'ArrowLeft')]).toEqual([4, 10, 2, null]);
    expect([to(3, 'Home'), to(3, 'End'), to(3, 'x')]).toEqual([0, 19, null]);
  });
});

describe('the colours', () => {
  it('spread the days with sales evenly, and are fewer where there are few different numbers', () => {
    const units = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const state = units.map((value) => (value === 0 ? ('zero' as const) : ('sold' as const)));
    const ends = levelEnds({ units, state }, 5);
    expect(ends).toEqual([2, 4, 6, 8]);
    expect([1, 2, 3, 10].map((value) => levelOf(value, ends))).toEqual([0, 0, 1, 4]);
    expect(levelEnds({ units: [1, 1, 1], state: ['sold', 'sold', 'sold'] }, 5)).toEqual([]);
    expect(levelEnds({ units: [0], state: ['zero'] }, 5)).toEqual([]);
    const shades = ['a', 'b', 'c', 'd', 'e'];
    expect([shadeOf(0, 1, shades), shadeOf(0, 2, shades), shadeOf(1, 2, shades)]).toEqual(['e', 'a', 'e']);
  });
});
