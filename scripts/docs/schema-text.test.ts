// How the schemas of the contract read in docs/api.md.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createSchemaWriter } from './schema-text.ts';

it('writes objects, ranges, defaults, nulls, lists and days', () => {
  const writer = createSchemaWriter(new Map());
  const schema = z.object({
    date: z.iso.date(),
    horizon: z.number().int().min(1).max(90).default(28),
    note: z.string().nullable(),
    sums: z.array(z.number()).max(20).optional(),
    kind: z.enum(['a', 'b']),
    counts: z.record(z.enum(['a', 'b']), z.number().int()),
  });
  expect(writer.write(schema, 'input')).toBe(
    [
      '{',
      '  date: day',
      '  horizon?: integer(1…90) = 28',
      '  note: string | null',
      '  sums?: number[≤20]',
      '  kind: "a" | "b"',
      '  counts: { ["a" | "b"]: integer }',
      '}',
    ].join('\n'),
  );
  expect(writer.write(z.object({ horizon: z.number().int().default(28) }), 'output')).toBe('{ horizon: integer = 28 }');
});

it('gives named schemas a definition of their own and says what a field means', () => {
  const band = z.object({ low: z.number(), high: z.number() });
  const writer = createSchemaWriter(new Map([[band, 'Band']]));
  expect(
    writer.write(z.object({ demand: band.nullable(), code: z.string().describe('As the file has it.') }), 'output'),
  ).toBe('{\n  demand: Band | null\n  code: string  // As the file has it.\n}');
  expect(writer.types()).toEqual([{ name: 'Band', text: '{ low: number; high: number }' }]);
});
