import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepCells } from '../row.ts';
import { createTokenizer } from './tokenizer.ts';

interface Kept {
  line: number;
  cells: unknown[];
  text: string;
}

function tokenize(text: string, options: { delimiter?: string | null; skipLines?: number; pieces?: number } = {}) {
  const rows: Kept[] = [];
  const tokenizer = createTokenizer({ delimiter: options.delimiter ?? ',', skipLines: options.skipLines }, (row) => {
    rows.push({ line: row.line, cells: keepCells(row), text: row.text() });
    return true;
  });
  const size = options.pieces ?? Math.max(1, text.length);
  for (let start = 0; start < text.length; start += size) tokenizer.push(text.slice(start, start + size));
  tokenizer.end();
  return rows;
}
const cellsOf = (text: string, options = {}) => tokenize(text, options).map((row) => row.cells);

describe('the tokenizer', () => {
  test('reads back any table, cut into pieces of any size, with any line breaks', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', '\n', '\r', 'ü', ';'), maxLength: 8 });
    const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    const write = (table: string[][], lineBreak: string) =>
      table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(lineBreak);
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        (table, lineBreak, pieces) => {
          expect(cellsOf(write(table, lineBreak), { pieces })).toEqual(table);
        },
      ),
    );
  });

  test('gives the same rows however the text is cut, also for damaged text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (damaged, pieces) => {
        expect(tokenize(damaged, { pieces })).toEqual(tokenize(damaged));
      }),
    );
  });

  test('counts lines as an editor does, quoted line breaks, blank lines and skipped titles included', () => {
    const rows = tokenize('title\r\n\r\na,b\r\n"x\r\ny",1\n\n\nlast,2', { skipLines: 2 });
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 'a', 'b'],
      [4, 'x\r\ny', '1'],
      [8, 'last', '2'],
    ]);
  });

  test('keeps empty cells, also at both ends', () => {
    expect(cellsOf(',a,,\n,,,\nb')).toEqual([['', 'a', '', ''], ['', '', '', ''], ['b']]);
  });

  test('takes a quote inside a cell as a character', () => {
    expect(cellsOf('5" pipe,1\n"5"" pipe",2\n"a"b,3\n  "c, d" ,4')).toEqual([
      ['5" pipe', '1'],
      ['5" pipe', '2'],
      ['ab', '3'],
      ['c, d', '4'],
    ]);
  });

  test('does not let a stray quote swallow the rows below it', () => {
    expect(cellsOf('a,"12 inch,1\nb,"quoted",2\nc,x,3')).toEqual([
      ['a', '"12 inch', '1'],
      ['b', 'quoted', '2'],
      ['c', 'x', '3'],
    ]);
    expect(cellsOf(`a,"open\n${'b,1\n'.repeat(3000)}`, { pieces: 1000 })).toHaveLength(3001);
  });

  test('stops when the sink wants no more', () => {
    const seen: number[] = [];
    const tokenizer = createTokenizer({ delimiter: ',' }, (row) => {
      seen.push(row.line);
      return row.line < 2;
    });
    expect(tokenizer.push('a\nb\nc\n')).toBe(false);
    expect(seen).toEqual([1, 2]);
  });

  test('gives whole lines where there is no delimiter, and the text of each row as it stands', () => {
    const rows: string[] = [];
    const tokenizer = createTokenizer({ delimiter: null }, (row) => {
      rows.push(row.text());
      return true;
    });
    tokenizer.push('a;b,c\n"d');
    tokenizer.end();
    expect(rows).toEqual(['a;b,c', '"d']);
  });

  test('refuses a line without an end', () => {
    const tokenizer = createTokenizer({ delimiter: ',' }, () => true);
    expect(() => {
      for (let i = 0; i < 20; i++) tokenizer.push('x'.repeat(100_000));
    }).toThrow(/Line 1 of "this file" is longer/);
  });

  test('gives equal rows equal hashes and different rows different ones', () => {
    const hashes: number[] = [];
    const tokenizer = createTokenizer({ delimiter: ',' }, (row) => {
      hashes.push(row.hash());
      return true;
    });
    tokenizer.push('a,1\r\na,1\na,2\n');
    tokenizer.end();
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });
});
