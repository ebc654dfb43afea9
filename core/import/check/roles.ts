// The mapping of a check, resolved against the file's real header.
import { AppError } from '#core/contract/errors.ts';
import type { ColumnRole, ImportOptions } from '#core/contract/imports.ts';
import { refuseColumnName, refuseMissing } from '../refusals.ts';
import { missingRoles } from '../roles/suggest.ts';
import { matchName } from '../roles/synonyms.ts';

/** Index of each role's column. */
export type RoleColumns = ReadonlyMap<ColumnRole, number>;

/**
 * Throws input/bad-mapping for a column that is not in the file or a role given twice, input/missing-column when the
 * file cannot be imported with these roles.
 */
export function resolveRoles(
  fileName: string,
  names: readonly string[],
  options: Pick<ImportOptions, 'mapping' | 'store' | 'product' | 'shape'>,
): RoleColumns {
  const columns = new Map<ColumnRole, number>();
  for (const { column, role } of options.mapping) {
    const index = names.indexOf(column);
    if (index < 0) refuseColumnName(fileName, column, names);
    if (role === 'ignore') continue;
    if (columns.has(role)) badMapping(fileName, column, `has two columns for ${role}; choose one`);
    columns.set(role, index);
  }
  if (columns.has('productName') && !columns.has('product')) {
    columns.set('product', columns.get('productName') as number);
    columns.delete('productName');
  }
  const linesCount = options.shape.kind === 'receipts' && options.shape.countLines;
  const isWholeStore = options.product !== null && !columns.has('product');
  const missing = missingRoles(columns.keys(), { linesCount, isWholeStore });
  if (missing.length > 0) refuseMissing(fileName, missing, names, hintFor(missing, names));
  if (!columns.has('store') && options.store === null) {
    throw new AppError('input/invalid', `"${fileName}" does not name its store: say which store it belongs to.`, {
      field: 'store',
      expected: 'a name for the store',
    });
  }
  return columns;
}

function badMapping(fileName: string, column: string, problem: string): never {
  throw new AppError('input/bad-mapping', `"${fileName}" ${problem}.`, {
    got: column,
    place: { file: fileName, column },
  });
}

/** Whether the file lists single sales: it numbers its receipts. */
export const namesReceipts = (names: readonly string[]): boolean =>
  names.some((name) => {
    const reason = matchName(name)?.reason;
    return reason === 'receipt-number' || reason === 'time-of-day';
  });

/** A column has the right name, but was not taken. */
function notTaken(role: ColumnRole, column: string): string {
  const why = role === 'date' ? 'read as days (write them like 2024-03-31)' : 'read as numbers';
  return `"${column}" has the name but was not taken, as a rule because its cells cannot be ${why}. Choose it all the same to see which rows fail.`;
}

/** A list of event days has their names and a mark, not much more. */
const MOST_EVENT_COLUMNS = 3;

/** What this file in particular could do about the roles it lacks. */
function hintFor(missing: readonly ColumnRole[], names: readonly string[]): string | undefined {
  const named = (role: ColumnRole) => names.find((name) => matchName(name)?.role === role);
  const lacks = (role: ColumnRole) => missing.includes(role);
  const notTakenHints = missing.flatMap((role) => {
    const column = named(role);
    return column ? [notTaken(role, column)] : [];
  });
  if (notTakenHints.length > 0) return notTakenHints.join(' ');
  if (lacks('date')) {
    return 'Without dates nothing can be forecast. Export the sales by day: one row for each product and day, with its date.';
  }
  const hints: string[] = [];
  if (lacks('units') && lacks('product') && names.length <= MOST_EVENT_COLUMNS) {
    hints.push(
      'If it lists days on which something was on, hand it in together with the sales: their rows are then marked. For days ahead, plan them as promotions.',
    );
  }
  if (lacks('units')) {
    const money = named('revenue') ?? names.find((name) => matchName(name)?.role === 'sales');
    if (money) hints.push(`To forecast money instead of pieces, choose "${money}" as the quantity.`);
    else if (namesReceipts(names)) {
      hints.push('If every line is one piece sold, choose "Single sales, each line one piece" as the shape.');
    }
  }
  if (lacks('product')) {
    const level = named('category') ?? named('store');
    if (level) hints.push(`To forecast each "${level}" as a whole, choose "${level}" as the product.`);
    if (!lacks('units') || named('revenue')) {
      hints.push('To forecast the whole store, give it a name as one product (command line: --product "Whole store").');
    }
  }
  return hints.length > 0 ? hints.join(' ') : undefined;
}
