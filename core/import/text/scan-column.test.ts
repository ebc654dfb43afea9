import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { testFolder } from '../test-files.ts';
import { readText } from './read-text.ts';
import { scanColumn } from './scan-column.ts';
import { createTokenizer } from './tokenizer.ts';

const folder = testFolder();
afterAll(() => folder.remove());

function scanned(text: string, column: number, encoding = 'utf-8'): string[] | null {
  const { path } = folder.text('scan.csv', text, { encoding });
  const found: string[] = [];
  const scan = { encoding, delimiter: ',', skipLines: 1, column };
  return scanColumn(path, scan, 1e6, (cell) => found.push(cell)) ? found : null;
}

/** The slow way: every cell of every row. */
function tokenized(text: string, column: number): string[] {
  const { path } = folder.text('slow.csv', text);
  const found = new Set<string>();
  const tokenizer = createTokenizer({ delimiter: ',', skipLines: 1 }, ({ cells, width }) => {
    if (column < width && cells[column] !== '') found.add(cells[column] as string);
    return true;
  });
  readText(path, 'utf-8', (piece) => tokenizer.push(piece));
  tokenizer.end();
  return [...found];
}

describe('a scan of one column', () => {
  test('finds what the tokenizer finds, whatever the cells and line ends', () => {
    const cell = fc.stringMatching(/^[a-zé0-9 .€]{0,4}$/);
    const rows = fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n')));
    fc.assert(
      fc.property(rows, fc.nat(3), fc.boolean(), (lines, column, isEnded) => {
        const text = `a,b,c,d\n${lines.map(([cells, end]) => cells.join(',') + end).join('')}${isEnded ? '' : 'x,y,z,w'}`;
        expect(scanned(text, column)).toEqual(tokenized(text, column));
      }),
    );
  });

  test('goes on across blocks', () => {
    const text = `day,note\n${Array.from({ length: 60_000 }, (_, i) => `d${i % 7},${'n'.repeat(i % 50)}\n`).join('')}`;
    expect(scanned(text, 0)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6']);
    expect(scanned(text, 1)?.length).toBe(49);
  });

  test('decodes what it finds', () => {
    expect(scanned('jour\n1 février 2025\n', 0, 'windows-1252')).toEqual(['1 février 2025']);
  });

  test.each([
    ['has quotes', 'a,b\n"1,2",3\n'],
    ['ends its lines in CR', 'a,b\r1,2\r3,4\r'],
    ['has a line of more than a megabyte', `a\n${'x'.repeat(2_000_000)}\n`],
  ])('leaves a file to the tokenizer that %s', (_, text) => expect(scanned(text, 0)).toBeNull());

  test('leaves encodings to the tokenizer in which ASCII is not ASCII', () => {
    expect(scanned('a\n1\n', 0, 'utf-16le')).toBeNull();
  });
});
