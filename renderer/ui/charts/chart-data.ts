// The numbers behind a chart as rows: for its table twin and its CSV.

export interface ChartData {
  columns: { label: string; numeric?: boolean; format?: (value: number) => string }[];
  rows: (string | number | null)[][];
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells a spreadsheet would take for a formula get an apostrophe in front. */
const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8; numbers unformatted, null empty. */
export function toCsv({ columns, rows }: ChartData): string {
  const head = columns.map(({ label }) => quoted(harmless(label)));
  const body = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? quoted(harmless(cell)) : cell === null ? '' : String(cell))),
  );
  return `\uFEFF${[head, ...body].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
