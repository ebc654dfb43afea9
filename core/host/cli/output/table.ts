// Tables, numbers and money for people reading a terminal.

export interface Column<Row> {
  readonly title: string;
  /** null and undefined show as a dash. */
  value(row: Row): string | number | null | undefined;
  readonly align?: 'left' | 'right';
  /** Longer texts are cut with an ellipsis. */
  readonly maxWidth?: number;
}

/** A table as text, every column as wide as its widest cell; numbers stand to the right. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => cellText(column, row)));
  const widths = columns.map((column, c) => Math.max(width(column.title), ...cells.map((line) => width(line[c]))));
  const alignments = columns.map(
    (column) => column.align ?? (rows.some((row) => typeof column.value(row) === 'number') ? 'right' : 'left'),
  );
  const toLine = (line: readonly string[]) =>
    line
      .map((text, c) => pad(text, widths[c], alignments[c]))
      .join('  ')
      .trimEnd();
  return [
    toLine(columns.map((column) => column.title)),
    toLine(widths.map((cellWidth) => '─'.repeat(cellWidth))),
    ...cells.map(toLine),
  ].join('\n');
}

/** Label and value in two columns; pairs whose value is null are left out. */
export function formatPairs(pairs: readonly (readonly [string, string | null])[]): string {
  const shown = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null);
  const labelWidth = Math.max(0, ...shown.map(([label]) => width(label)));
  return shown.map(([label, value]) => `${pad(label, labelWidth, 'left')}  ${value}`).join('\n');
}

function cellText<Row>(column: Column<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null || value === undefined) return '–';
  const text = typeof value === 'number' ? formatNumber(value) : value;
  const max = column.maxWidth ?? Number.POSITIVE_INFINITY;
  return width(text) > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
}

const width = (text: string): number => [...text].length;

const pad = (text: string, to: number, align: 'left' | 'right'): string => {
  const fill = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'right' ? fill + text : text + fill;
};

/** At most `digits` decimals, thousands separated. */
export function formatNumber(value: number, digits = 2): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits });
}

export function formatMoney(value: number | null, currency: string): string | null {
  if (value === null) return null;
  const text = value.toLocaleString('en-GB', { style: 'currency', currency, currencyDisplay: 'code' });
  // An ordinary space: what is copied from a terminal should be searchable.
  return text.replaceAll('\u00a0', ' ');
}

export function formatShare(value: number | null): string | null {
  return value === null ? null : `${formatNumber(value * 100, 1)} %`;
}

/** "120 (90 to 150)": a forecast with its 80 % band. */
export function formatBand({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${formatNumber(mean, 1)} (${formatNumber(low, 1)} to ${formatNumber(high, 1)})`;
}
