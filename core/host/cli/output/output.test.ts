// What people read in a terminal: tables, progress, errors.
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { createProgress, describe as describeProgress } from './progress.ts';
import { describeError } from './report-error.ts';
import { formatBand, formatMoney, formatPairs, formatShare, formatTable } from './table.ts';

describe('a table', () => {
  const rows = [
    { code: 'A-1', name: 'Café crème, extra large', sold: 12345.678, cost: null },
    { code: 'B', name: 'Tea', sold: 2, cost: 1.5 },
  ];

  it('aligns numbers to the right, cuts long texts and shows what is unknown as a dash', () => {
    const text = formatTable(
      [
        { title: 'Product', value: (row) => row.code },
        { title: 'Name', value: (row) => row.name, maxWidth: 12 },
        { title: 'Sold', value: (row) => row.sold },
        { title: 'Cost', value: (row) => row.cost },
      ],
      rows,
    );
    expect(text).toBe(
      [
        'Product  Name               Sold  Cost',
        '───────  ────────────  ─────────  ────',
        'A-1      Café crème,…  12,345.68     –',
        'B        Tea                   2   1.5',
      ].join('\n'),
    );
  });

  it('has only its head when there are no rows', () => {
    expect(formatTable([{ title: 'Day', value: (row: { day: string }) => row.day }], [])).toBe('Day\n───');
  });

  it('leaves out pairs without a value', () => {
    expect(
      formatPairs([
        ['Long label', 'a'],
        ['Gone', null],
        ['B', 'b'],
      ]),
    ).toBe('Long label  a\nB           b');
  });

  it('writes money with its currency, shares as per cent and forecasts with their band', () => {
    expect(formatMoney(1234.5, 'EUR')).toBe('EUR 1,234.50');
    expect(formatMoney(null, 'EUR')).toBeNull();
    expect(formatShare(0.2345)).toBe('23.5 %');
    expect(formatBand({ mean: 10, low: 7.25, high: 14 })).toBe('10 (7.3 to 14)');
  });
});

describe('progress', () => {
  it('says share, stage, detail and the time left', () => {
    expect(describeProgress({ stage: 'boost-trees', share: 0.456, detail: 'block 1-7', secondsLeft: 12.2 })).toBe(
      ' 45 % boost trees · block 1-7 · about 13 s left',
    );
    expect(describeProgress({ stage: 'send', share: null })).toBe('send');
    expect(describeProgress({ stage: 'boost', share: 0.5, secondsLeft: 600 })).toContain('about 10 min left');
  });

  it('writes a line for each tenth when nobody watches', () => {
    const lines: string[] = [];
    const progress = createProgress({ write: (text) => lines.push(text) }, false);
    for (let i = 0; i <= 100; i++) progress.show({ stage: i < 50 ? 'read' : 'boost', share: i / 100 });
    progress.end();
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('  0 % read\n');
    expect(lines[10]).toBe('100 % boost\n');
  });

  it('updates one line of a terminal, never wider than it, and takes it away at the end', () => {
    const written: string[] = [];
    const progress = createProgress({ isTTY: true, columns: 40, write: (text) => written.push(text) }, false);
    progress.show({ stage: 'boost', share: 0.5, detail: 'a very long detail that does not fit' });
    progress.show({ stage: 'boost', share: 0.5, detail: 'a very long detail that does not fit' });
    progress.end();
    progress.end();
    expect(written).toHaveLength(2);
    const clear = '\r\u001b[2K';
    expect(written[0].startsWith(`${clear}${'█'.repeat(12)}${'░'.repeat(12)}  50 % boost`)).toBe(true);
    expect([...written[0].slice(clear.length)]).toHaveLength(39);
    expect(written[1]).toBe('\r\u001b[2K');
  });

  it('says nothing when asked to be quiet', () => {
    const written: string[] = [];
    const progress = createProgress({ isTTY: true, write: (text) => written.push(text) }, true);
    progress.show({ stage: 'boost', share: 0.5 });
    progress.end();
    expect(written).toEqual([]);
  });
});

describe('an error', () => {
  it('says what happened, where, what was found and expected, and what to do', () => {
    const error = new AppError('input/missing-column', 'The file has no date.', {
      roles: ['date'],
      place: { file: 'sales.csv', line: 3, column: 'Qty' },
      got: 'Qty, Price',
      expected: 'a column with days',
      advice: 'Map one with --map date=COLUMN.',
    });
    expect(describeError(error)).toBe(
      [
        'Error (input/missing-column): The file has no date.',
        '  where: sales.csv, line 3, column "Qty"',
        '  got: Qty, Price',
        '  expected: a column with days',
        '  what to do: Map one with --map date=COLUMN.',
      ].join('\n'),
    );
  });

  it('does not repeat what its message says', () => {
    const message = 'There is no workspace in /x. Choose another folder.';
    const error = new AppError('not-found/workspace', message, { path: '/x', advice: 'Choose another folder.' });
    expect(describeError(error)).toBe(`Error (not-found/workspace): ${message}`);
  });
});
