// The numbers behind a chart as rows: for its table twin and its CSV.
import { BYTE_ORDER_MARK, csvNumber, csvText, spreadsheetStyle } from '#core/contract/csv-style.ts';

export interface ChartData {
  columns: { label: string; numeric?: boolean; format?: (value: number) => string }[];
  rows: (string | number | null)[][];
}

/** As a spreadsheet of the language reads it; numbers unformatted, null empty. */
export function toCsv({ columns, rows }: ChartData, language: string): string {
  const style = spreadsheetStyle(language);
  const cellOf = (cell: string | number | null) =>
    typeof cell === 'string' ? csvText(cell, style) : cell === null ? '' : csvNumber(cell, style);
  const lines = [columns.map(({ label }) => label), ...rows].map((cells) => cells.map(cellOf).join(style.delimiter));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}
