import { describe, expect, it } from 'vitest';
import { addMonths, dayAfterKey, weeksOf } from './month.ts';

describe('the weeks of a month', () => {
  it('begin on the wanted weekday and cover every day', () => {
    const weeks = weeksOf('2026-11-15', 1);
    expect(weeks[0][0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    expect(weeksOf('2026-11-15', 7)[0][0]).toBe('2026-11-01');
    expect(weeksOf('2027-02-10', 1)).toHaveLength(4);
  });
});

describe('going by months', () => {
  it('stays inside shorter months', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-15', -3)).toBe('2025-12-15');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  });
});

describe('the keys of a calendar', () => {
  it('lead by days, weeks, months and years', () => {
    const go = (key: string, shift = false) => dayAfterKey('2026-11-18', key, shift, 1); // a Wednesday
    expect([go('ArrowLeft'), go('ArrowRight')]).toEqual(['2026-11-17', '2026-11-19']);
    expect([go('ArrowUp'), go('ArrowDown')]).toEqual(['2026-11-11', '2026-11-25']);
    expect([go('Home'), go('End')]).toEqual(['2026-11-16', '2026-11-22']);
    expect([go('PageUp'), go('PageDown')]).toEqual(['2026-10-18', '2026-12-18']);
    expect([go('PageUp', true), go('PageDown', true)]).toEqual(['2025-11-18', '2027-11-18']);
    expect(go('a')).toBeNull();
  });
});
