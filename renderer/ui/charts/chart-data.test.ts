// CSV of charts: opens in spreadsheets, and cannot run there.
import { describe, expect, it } from 'vitest';
import { toCsv } from './chart-data.ts';

describe('the CSV of a chart', () => {
  const columns = [{ label: 'Day' }, { label: 'Units', numeric: true }];

  it('writes numbers plainly, missing values empty, and quotes what needs it', () => {
    const rows = [
      ['2026-01-01', 1.5],
      ['a "b", c', null],
    ];
    expect(toCsv({ columns, rows }, 'en')).toBe('\uFEFFDay,Units\r\n2026-01-01,1.5\r\n"a ""b"", c",\r\n');
  });

  it('has the separators of its language', () => {
    expect(toCsv({ columns, rows: [['a;b', 1.5]] }, 'de')).toBe('\uFEFFDay;Units\r\n"a;b";1,5\r\n');
  });

  it('keeps text that starts like a formula from becoming one', () => {
    expect(toCsv({ columns, rows: [['=1+1', -2]] }, 'en')).toContain("'=1+1,-2");
  });
});
