// The words with which files that cannot work are refused: what happened, where, what was expected, what to do.
import { AppError } from '../contract/errors.ts';
import type { ColumnRole } from '../contract/imports.ts';

const SAVE_AS_TABLE = 'Open it in a spreadsheet program and save it as XLSX or CSV, then try again.';

/** The file is not a table as text and not a workbook. `found` completes "This file is …". */
export function refuseUnreadable(file: string, found: string, advice = SAVE_AS_TABLE): never {
  throw new AppError('input/unreadable-file', `"${file}" is ${found}, not a table that can be read. ${advice}`, {
    got: found,
    expected: 'a table as CSV, TSV, TXT or XLSX',
    advice,
    place: { file },
  });
}

export function refusePassword(file: string): never {
  const advice = 'Open it in Excel, remove the password (File, Info, Protect Workbook), save it, then try again.';
  throw new AppError('input/unreadable-file', `"${file}" is protected with a password. ${advice}`, {
    got: 'a password-protected workbook',
    expected: 'a workbook without a password',
    advice,
    place: { file },
  });
}

export function refuseEmpty(file: string, what: 'bytes' | 'rows'): never {
  const message =
    what === 'bytes'
      ? `"${file}" is empty: it has no bytes at all. Export it again and check that the export finished.`
      : `"${file}" has a header but no rows below it. Choose a period with sales in the export, then try again.`;
  throw new AppError('input/empty-file', message, {
    got: what === 'bytes' ? 'an empty file' : 'a header without rows',
    expected: 'a header and at least one row',
    place: { file },
  });
}

export function refuseExpanded(file: string, limitBytes: number): never {
  const megabytes = Math.round(limitBytes / 1024 / 1024);
  const advice = 'If it is a real workbook, save the sheet as CSV, which can be of any length.';
  throw new AppError('limit/expanded-size', `"${file}" unpacks to more than ${megabytes} MB. ${advice}`, {
    limitBytes,
    advice,
    place: { file },
  });
}

export function refuseSize(file: string, sizeBytes: number, limitBytes: number, advice: string): never {
  const size = Math.round(sizeBytes / 1024 / 1024);
  const limit = Math.round(limitBytes / 1024 / 1024);
  throw new AppError('limit/file-too-large', `"${file}" has ${size} MB; the limit is ${limit} MB. ${advice}`, {
    limitBytes,
    got: `${size} MB`,
    advice,
    place: { file },
  });
}

export function refuseColumns(file: string, found: number, limit: number): never {
  const advice = 'Remove the columns that are not needed, or save one row for each product and day.';
  throw new AppError('limit/columns', `"${file}" has ${found} columns; the limit is ${limit}. ${advice}`, {
    limit,
    got: String(found),
    advice,
    place: { file },
  });
}

export function refuseRows(file: string, limit: number): never {
  const advice = 'Split it by year and import the parts one after the other: they add up to one history.';
  throw new AppError('limit/rows', `"${file}" has more than ${limit.toLocaleString('en')} rows. ${advice}`, {
    limit,
    advice,
    place: { file },
  });
}

export function refuseProducts(file: string, limit: number): never {
  const advice = 'Check which column names the product: it seems to hold something that is different in every row.';
  throw new AppError(
    'limit/rows',
    `"${file}" has more than ${limit.toLocaleString('en')} different products. ${advice}`,
    { limit, advice, place: { file } },
  );
}

export function refuseHeader(file: string, line: number, got: string): never {
  const advice = 'Add a first line that names the columns (for example: date, product, units), then try again.';
  const message = `Line ${line} of "${file}" was expected to name the columns, but it reads "${got}". ${advice}`;
  throw new AppError('input/missing-column', message, {
    roles: ['date', 'product', 'units'],
    got,
    expected: 'a line with the names of the columns',
    advice,
    place: { file, line },
  });
}

const ROLE_WORDS: Partial<Record<ColumnRole, string>> = {
  date: 'the day of the sale',
  product: 'the product',
  units: 'the quantity sold',
};

/** `hint` says what this file in particular could do about it. */
export function refuseMissing(
  file: string,
  roles: readonly ColumnRole[],
  columns: readonly string[],
  hint?: string,
): never {
  const missing = new Intl.ListFormat('en').format(roles.map((role) => ROLE_WORDS[role] ?? role));
  const shown = columns.slice(0, 12).join(', ') + (columns.length > 12 ? ', …' : '');
  const help = hint ?? 'Choose the column that holds it, or export the file again with one.';
  const advice = `${help} On the command line: ${roles.map((role) => `--map ${role}=COLUMN`).join(' ')}.`;
  throw new AppError(
    'input/missing-column',
    `"${file}" has no column for ${missing}. Its columns are: ${shown}. ${advice}`,
    {
      roles: [...roles],
      got: shown,
      expected: `a column for ${missing}`,
      advice,
      place: { file },
    },
  );
}

/** A column that a mapping or a lookup names is not in the file. */
export function refuseColumnName(file: string, column: string, names: readonly string[]): never {
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  throw new AppError('input/bad-mapping', `"${file}" has no column "${column}". It has: ${shown}.`, {
    got: column,
    expected: shown,
    place: { file, column },
  });
}

/** The columns of a wide file only count their periods, and nobody has said when the first one was. */
export function refuseFirstDay(file: string, first: string, suggested: string | null): never {
  const example = suggested ?? '2024-01-01';
  const advice = `Say which day "${first}" begins on, for example ${example} (command line: --first-day ${example}), or add the file that holds the calendar.`;
  throw new AppError(
    'input/invalid',
    `The columns of "${file}" count their days, weeks or months from "${first}" on, but do not say when that was. ${advice}`,
    { field: 'firstDay', got: first, expected: 'the day of the first column', advice },
  );
}
