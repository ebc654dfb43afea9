// Rows that were left out are saved as a file with the original's columns.
import { expect, test } from 'vitest';
import { rejectedFile } from './rejected-file.ts';

const reading = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  sheet: null,
  headerLine: 1,
  decimalMark: ',',
  dateOrder: 'dmy',
} as const;
const mapping = [
  { column: 'Datum', role: 'date' as const },
  { column: 'Artikel; Nr', role: 'product' as const },
];
const titles = { file: 'File', line: 'Line', reason: 'Reason' };

test('the rows stand below their header as they were, with line and reason in front', () => {
  const rows = [{ file: null, line: 7, reason: 'No date, or none', text: '31.31.2024;"A;1"' }];
  const { content, extension } = rejectedFile({ reading, shape: { kind: 'long' }, mapping }, rows, titles);
  expect(content).toBe('\ufeffLine;Reason;Datum;"Artikel; Nr"\r\n7;"No date, or none";31.31.2024;"A;1"\r\n');
  expect(extension).toBe('csv');
});

test('cells of a wide file are parted by tabs', () => {
  const shape = { kind: 'dates-as-columns', step: 'day', firstDay: null } as const;
  const rows = [{ file: null, line: 3, reason: 'No number', text: 'A\tmany' }];
  const { content, extension } = rejectedFile({ reading, shape, mapping }, rows, titles);
  expect(content).toBe('\ufeffLine\tReason\tDatum\t"Artikel; Nr"\r\n3\tNo number\tA\tmany\r\n');
  expect(extension).toBe('tsv');
});

test('rows of several files say in which they stand', () => {
  const rows = [
    { file: 'a.csv', line: 2, reason: 'No date', text: ';A;1' },
    { file: 'b;c.csv', line: 2, reason: 'No date', text: ';B;1' },
  ];
  const { content } = rejectedFile({ reading, shape: { kind: 'long' }, mapping }, rows, titles);
  expect(content.split('\r\n')).toEqual([
    '\ufeffFile;Line;Reason;Datum;"Artikel; Nr"',
    'a.csv;2;No date;;A;1',
    '"b;c.csv";2;No date;;B;1',
    '',
  ]);
});
