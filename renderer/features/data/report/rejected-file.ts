// The rows that were left out as a file that can be corrected and dropped in again: its columns are the original's.
import type { ImportOptions } from '#core/contract/imports.ts';

interface RejectedRow {
  line: number;
  reason: string;
  /** As it stands in the file; rows of workbooks and wide files with tabs between their cells. */
  text: string;
}

/** A table as text, beginning with a byte-order mark; `titles` name the two columns in front, which nothing is read from. */
export function rejectedFile(
  options: Pick<ImportOptions, 'reading' | 'shape' | 'mapping'>,
  rows: readonly RejectedRow[],
  titles: { line: string; reason: string },
): { content: string; extension: 'csv' | 'tsv' } {
  const { reading, shape, mapping } = options;
  const isWide = shape.kind === 'dates-as-columns' || shape.kind === 'products-as-columns';
  const delimiter = reading.format === 'csv' && !isWide ? (reading.delimiter ?? ',') : '\t';
  const quoted = (text: string) => (/["\r\n\t;,|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const join = (cells: readonly string[]) => cells.join(delimiter);
  const header = join([titles.line, titles.reason, ...mapping.map(({ column }) => column)].map(quoted));
  const lines = rows.map(({ line, reason, text }) => join([String(line), quoted(reason), text]));
  return { content: `\ufeff${[header, ...lines].join('\r\n')}\r\n`, extension: delimiter === '\t' ? 'tsv' : 'csv' };
}
