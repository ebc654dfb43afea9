// Values mended and rows left out, as people type them: "Qty:none sold=0", "Qty:n/a".
import { AppError } from '#core/contract/errors.ts';
import type { Repair } from '#core/contract/import-shape.ts';
import type { Inspection } from '#core/contract/imports.ts';

/**
 * `column:value=to` of --repair and `column:value` of --skip, for cells wherever they stand. Column names may hold colons,
 * and values equals signs: the longest name that fits and the last sign count. Throws input/bad-mapping.
 */
export function parseRepairs(
  repairs: readonly string[],
  skips: readonly string[],
  inspection: Pick<Inspection, 'fileName' | 'columns'>,
): Repair[] {
  return [
    ...repairs.map((text): Repair => {
      const { column, rest } = splitColumn(text, 'column:value=to, such as "Qty:none sold=0"', inspection);
      const at = rest.lastIndexOf('=');
      if (at < 0) return refuse(text, 'column:value=to, such as "Qty:none sold=0"', inspection);
      return { column, value: rest.slice(0, at), file: null, line: null, to: rest.slice(at + 1) };
    }),
    ...skips.map((text): Repair => {
      const { column, rest } = splitColumn(text, 'column:value, such as "Qty:n/a"', inspection);
      return { column, value: rest, file: null, line: null, to: null };
    }),
  ];
}

type File = Pick<Inspection, 'fileName' | 'columns'>;

function splitColumn(text: string, expected: string, file: File): { column: string; rest: string } {
  const names = file.columns.map(({ column }) => column).filter((name) => text.startsWith(`${name}:`));
  const [column] = names.sort((a, b) => b.length - a.length);
  if (column === undefined) return refuse(text, expected, file);
  return { column, rest: text.slice(column.length + 1) };
}

function refuse(text: string, expected: string, { fileName, columns }: File): never {
  const names = columns.map(({ column }) => column).join(', ');
  throw new AppError('input/bad-mapping', `"${text}" is no ${expected}. "${fileName}" has the columns: ${names}.`, {
    got: text,
    expected,
    place: { file: fileName },
  });
}
