// Values mended and rows left out, as people type them: "Qty:none sold=0", "Qty:n/a", "march.csv:12:Qty:n/a=3".
import { AppError } from '#core/contract/errors.ts';
import { type Repair, VALUE_COLUMN } from '#core/contract/import-shape.ts';
import type { Inspection } from '#core/contract/imports.ts';

type Files = Pick<Inspection, 'fileName' | 'reading' | 'columns' | 'extras'>;

/** The column of a wide file's figures; one of them is named by what stands above it. */
const OF_FIGURE = `${VALUE_COLUMN}@`;

const MEND = 'column:value=to, such as "Qty:none sold=0" or, for one line, "12:Qty:none sold=0"';
const SKIP = 'column:value, such as "Qty:n/a" or, for one line, "12:Qty:n/a"';

/**
 * `column:value=to` of --repair and `column:value` of --skip, for cells wherever they stand; with the number of a line in
 * front (of several files behind the file's name, or as in "book.xlsx: March:12:Qty:n/a=3") for the cell in that line. In a
 * wide file "12:(cell)@2025-01-05:n/a=3" is the cell of that line under that heading.
 * Column names may hold colons, and values equals signs: the longest name that fits and the last sign count. Throws
 * input/bad-mapping.
 */
export function parseRepairs(repairs: readonly string[], skips: readonly string[], files: Files): Repair[] {
  return [
    ...repairs.map((text): Repair => {
      const { rest, ...cell } = splitCell(text, MEND, files);
      const at = rest.lastIndexOf('=');
      if (at < 0) return refuse(text, MEND, files);
      return { ...cell, value: rest.slice(0, at), to: rest.slice(at + 1) };
    }),
    ...skips.map((text): Repair => {
      const { rest, ...cell } = splitCell(text, SKIP, files);
      return { ...cell, value: rest, to: null };
    }),
  ];
}

type Cell = Pick<Repair, 'column' | 'file' | 'line' | 'heading'> & { rest: string };

function splitCell(text: string, expected: string, files: Files): Cell {
  const anywhere = splitColumn(text, files);
  if (anywhere) return { ...anywhere, file: null, line: null };
  const labels = labelsOf(files);
  const file = longest(labels.filter((label) => text.startsWith(`${label}:`)));
  const [, line, cell] = /^(\d{1,9}):(.*)$/s.exec(file === undefined ? text : text.slice(file.length + 1)) ?? [];
  const found = cell === undefined ? null : splitColumn(cell, files);
  if (!found || Number(line) < 1) return refuse(text, expected, files);
  // Of a single file lines are known by their number alone.
  return { ...found, file: labels.length > 1 ? (file ?? null) : null, line: Number(line) };
}

function splitColumn(text: string, { columns }: Files): Pick<Cell, 'column' | 'heading' | 'rest'> | null {
  // Headings are no columns of the long table, and dates hold colons only behind their day.
  const [, heading, figure] = text.startsWith(OF_FIGURE)
    ? (/^([^:]+):(.*)$/s.exec(text.slice(OF_FIGURE.length)) ?? [])
    : [];
  if (figure !== undefined) return { column: VALUE_COLUMN, heading, rest: figure };
  const column = longest(columns.map((each) => each.column).filter((name) => text.startsWith(`${name}:`)));
  return column === undefined ? null : { column, heading: null, rest: text.slice(column.length + 1) };
}

/** Files (or sheets of one) whose rows follow each other, as a report names them. */
function labelsOf({ fileName, reading, extras }: Files): string[] {
  const appended = extras.filter(({ relation }) => relation.kind === 'append');
  const all = [{ fileName, reading }, ...appended];
  const areSheets = appended.some((extra) => extra.fileName === fileName);
  return all.map((each) =>
    areSheets && each.reading.sheet ? `${each.fileName}: ${each.reading.sheet}` : each.fileName,
  );
}

const longest = (texts: readonly string[]): string | undefined => [...texts].sort((a, b) => b.length - a.length)[0];

function refuse(text: string, expected: string, { fileName, columns }: Files): never {
  const names = columns.map(({ column }) => column).join(', ');
  throw new AppError('input/bad-mapping', `"${text}" is no ${expected}. "${fileName}" has the columns: ${names}.`, {
    got: text,
    expected,
    place: { file: fileName },
  });
}
