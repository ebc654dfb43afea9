// What another file is to the first, as people type it: "march.csv=append", "products.csv=sku:code".
import { InvalidArgumentError } from 'commander';
import type { Relation } from '#core/contract/import-shape.ts';

export type RelationMap = Readonly<Record<string, Relation>>;

const EXPECTED =
  'Expected FILE=append, FILE=ignore, FILE=events:column:column, or FILE=column:column with a column of the first file and the one of the list it is looked up by.';

/** Collects `file=how` by file name, without folders. */
export function collectRelation(text: string, found: RelationMap = {}): RelationMap {
  const at = text.lastIndexOf('=');
  const [file, how] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  if (file === '' || how === '') throw new InvalidArgumentError(EXPECTED);
  return { ...found, [file]: parseRelation(how) };
}

function parseRelation(how: string): Relation {
  if (how === 'append' || how === 'ignore') return { kind: how };
  const [, days] = /^events:(.+)$/.exec(how) ?? [];
  if (days !== undefined) return { kind: 'join', on: onOf(days), events: true };
  return { kind: 'join', on: onOf(how) };
}

const onOf = (how: string) =>
  how.split(',').map((pair) => {
    const [column, matches, ...more] = pair.split(':');
    if (!column || !matches || more.length > 0) throw new InvalidArgumentError(EXPECTED);
    return { column, matches };
  });
