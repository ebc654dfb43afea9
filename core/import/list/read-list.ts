// A stock list or a supplier file, row by row: about what, and what it says. The store itself is not looked at here.
import { AppError } from '#core/contract/errors.ts';
import type { ListRole, ListSubject } from '#core/contract/lists.ts';
import type { Day } from '#core/math/day.ts';
import { findHeader, headerCells } from '../header.ts';
import { refuseEmpty, refuseRows } from '../refusals.ts';
import { columnNames } from '../roles/column-name.ts';
import { profileColumn } from '../roles/profile.ts';
import { type Cell, cellText, keepCells } from '../row.ts';
import { sampleFile } from '../sample.ts';
import { decideDecimalMark, noEvidence, weighDecimalMark } from '../values/decimal-mark.ts';
import type { DecimalMark } from '../values/number.ts';
import { cleanText } from '../values/text.ts';
import type { ListFinding } from './list-finding.ts';
import { createListReader, type ListRow, withoutUnit } from './list-reader.ts';
import { isNumberRole, listRoles } from './list-roles.ts';

export interface ListFile {
  path: string;
  name: string;
  today: Day;
  subject: ListSubject;
  /** What the user said of columns. */
  mapping?: readonly { column: string; role: ListRole }[];
  /** Codes and names of the store's products: a column that holds them is known by its content. */
  codes: readonly string[];
  names: readonly string[];
}

export interface ListContent {
  columns: { column: string; role: ListRole; samples: string[] }[];
  total: number;
  rows: ListRow[];
  /** Rows and cells that are left out. */
  problems: ListFinding[];
  /** Lines of the rows that are left out whole. */
  rejectedLines: number[];
}

/** One row a product: more than the largest shop has. */
const MAX_LIST_ROWS = 200_000;

/**
 * Throws the refusals of sample.ts, input/empty-file, input/missing-column (no product or supplier, or nothing said of
 * it), limit/rows.
 */
export async function readListFile(file: ListFile): Promise<ListContent> {
  const sample = await sampleFile(file);
  if (sample.rows.length === 0) refuseEmpty(file.name, 'rows');
  const header = findHeader(sample.rows, file.today) ?? { at: 0, rows: 1 };
  const names = columnNames(headerCells(sample.rows, header));
  const rows: { line: number; cells: Cell[] }[] = [];
  let headerRows = header.rows;
  sample.readAll(sample.rows[header.at].line, (row) => {
    if (headerRows-- <= 0 && !isBlank(row.cells, row.width)) rows.push({ line: row.line, cells: keepCells(row) });
    if (rows.length > MAX_LIST_ROWS) refuseRows(file.name, MAX_LIST_ROWS);
    return true;
  });
  if (rows.length === 0) refuseEmpty(file.name, 'rows');

  const mark = markOf(rows, sample.form.delimiter);
  const columns = describeColumns(names, rows, mark, file);
  const chosen = new Map((file.mapping ?? []).map(({ column, role }) => [column, role]));
  const roles = listRoles(columns, file.subject, chosen);
  refuseWithoutRoles(file, names, roles);

  const reader = createListReader({ names, roles, subject: file.subject, mark });
  for (const row of rows) reader.read(row);
  return {
    columns: names.map((column, i) => ({ column, role: roles[i], samples: columns[i].profile.samples })),
    total: rows.length,
    rows: reader.rows,
    problems: reader.problems,
    rejectedLines: reader.rejectedLines,
  };
}

/** Rows that a column is profiled on. */
const PROFILED_ROWS = 2000;

function describeColumns(
  names: readonly string[],
  rows: readonly { cells: Cell[] }[],
  mark: DecimalMark,
  { today, codes, names: productNames }: ListFile,
) {
  const body = rows.slice(0, PROFILED_ROWS).map(({ cells }) => cells);
  const bare = body.map((cells) => cells.map((cell) => (typeof cell === 'string' ? withoutUnit(cell) : cell)));
  const known = new Set(codes);
  const knownNames = new Set(productNames.map((name) => name.toLowerCase()));
  return names.map((name, i) => {
    const { samples } = profileColumn(body, i, mark, today);
    const profile = { ...profileColumn(bare, i, mark, today), samples };
    const texts = body.map((cells) => cleanText(cellText(cells[i] ?? ''))).filter((text) => text !== '');
    const share = (isKnown: (text: string) => boolean) =>
      texts.length === 0 ? 0 : texts.filter(isKnown).length / texts.length;
    return {
      name,
      profile,
      knownCodes: share((text) => known.has(text)),
      knownNames: share((text) => knownNames.has(text.toLowerCase())),
    };
  });
}

/** Decided on every cell of the file: the one that settles it may be the last. */
function markOf(rows: readonly { cells: Cell[] }[], delimiter: string | null): DecimalMark {
  const evidence = noEvidence();
  for (const { cells } of rows) {
    for (const cell of cells) if (typeof cell === 'string') weighDecimalMark(cell.trim(), evidence);
  }
  return decideDecimalMark(evidence, delimiter);
}

function refuseWithoutRoles(file: ListFile, names: readonly string[], roles: readonly ListRole[]): void {
  const key = file.subject === 'products' ? 'product' : 'supplier';
  const says = roles.some(
    (role) => role !== key && role !== 'ignore' && (isNumberRole(role) || role !== 'productName'),
  );
  // A list of suppliers may only name them; a list of products that says nothing of them is the wrong file.
  const missing = [
    ...(roles.includes(key) ? [] : [key]),
    ...(says || file.subject === 'suppliers' ? [] : ['unitCost']),
  ];
  if (missing.length === 0) return;
  const words = {
    product: 'the product (its code or its name)',
    supplier: 'the name of the supplier',
    unitCost: 'what it says of the products (stock, cost, price, lead time, pack size, …)',
  } as const;
  const expected = `a column for ${missing.map((role) => words[role as keyof typeof words]).join(' and one for ')}`;
  const shown = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  const advice = 'Choose the column that holds it, or export the file again with one.';
  throw new AppError('input/missing-column', `"${file.name}" lacks ${expected}. Its columns are: ${shown}. ${advice}`, {
    roles: missing,
    got: shown,
    expected,
    advice,
    place: { file: file.name },
  });
}

function isBlank(cells: readonly Cell[], width: number): boolean {
  for (let i = 0; i < width; i++) if (cellText(cells[i]).trim() !== '') return false;
  return true;
}
