// Repairs as people type them: everywhere, in one line, in one line of one of several files.
import { expect, test } from 'vitest';
import type { Inspection } from '#core/contract/imports.ts';
import { parseRepairs } from './parse-repair.ts';

type Files = Parameters<typeof parseRepairs>[2];

const columns = ['Qty', '12', 'Qty:net'].map((column) => ({ column })) as Inspection['columns'];
const reading = { sheet: null } as Inspection['reading'];
const alone: Files = { fileName: 'one.csv', reading, columns, extras: [] };
const follows = { fileName: 'two.csv', reading, relation: { kind: 'append' } } as Inspection['extras'][number];
const several: Files = { ...alone, extras: [follows] };

test.each([
  ['Qty:none=sold=0', alone, { column: 'Qty', value: 'none=sold', file: null, line: null, heading: null, to: '0' }],
  ['Qty:net:n/a=3', alone, { column: 'Qty:net', value: 'n/a', file: null, line: null, heading: null, to: '3' }],
  ['7:Qty:n/a=3', alone, { column: 'Qty', value: 'n/a', file: null, line: 7, heading: null, to: '3' }],
  ['12:n/a=3', alone, { column: '12', value: 'n/a', file: null, line: null, heading: null, to: '3' }],
  ['one.csv:7:Qty:=3', alone, { column: 'Qty', value: '', file: null, line: 7, heading: null, to: '3' }],
  ['two.csv:7:Qty:n/a=3', several, { column: 'Qty', value: 'n/a', file: 'two.csv', line: 7, heading: null, to: '3' }],
  [
    '7:(cell)@05.01.2025:n/a=3',
    alone,
    { column: '(cell)', value: 'n/a', file: null, line: 7, heading: '05.01.2025', to: '3' },
  ],
])('%s', (text, files, expected) => {
  expect(parseRepairs([text], [], files)).toEqual([expected]);
});

test('a row is left out by its line', () => {
  expect(parseRepairs([], ['7:Qty:n/a'], alone)).toEqual([
    { column: 'Qty', value: 'n/a', file: null, line: 7, heading: null, to: null },
  ]);
});

test.each(['Price:n/a=3', '0:Qty:n/a=3', 'three.csv:7:Qty:n/a=3', 'Qty:n/a'])('%s is refused', (text) => {
  expect(() => parseRepairs([text], [], several)).toThrow(/is no column:value=to.*one\.csv/);
});
