// The rows that were left out as a file that can be corrected and dropped in again: its columns are the original's.
import type { ImportOptions } from '#core/contract/imports.ts';

interface RejectedRow {
  /** null: all rows are of one file. */
  file: string | null;
  line: number;
  reason: string;
  /** As it stands in the file; rows of workbooks and wide files with tabs between their cells. */
  text: string;
}

/** A table as text, beginning with a byte-order mark; `titles` name the columns in front, which nothing is read from. */
export function rejectedFile(
  options: Pick<ImportOptions, 'reading' | 'shape' | 'mapping'>,
  rows: readonly RejectedRow[],
  titles: { file: string; line: string; reason: string },
): { content: string; extension: 'csv' | 'tsv' } {
  const { reading, shape, mapping } = options;
  const isWide = shape.kind === 'dates-as-columns' || shape.kind === 'products-as-columns';
  const delimiter = reading.format === 'csv' && !isWide ? (reading.delimiter ?? ',') : '\t';
  const quoted = (text: string) => (/["\r\n\t;,|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const join = (cells: readonly string[]) => cells.join(delimiter);
  const ofSeveral = rows.some(({ file }) => file !== null);
  const front = ofSeveral ? [titles.file, titles.line, titles.reason] : [titles.line, titles.reason];
  const header = join([...front, ...mapping.map(({ column }) => column)].map(quoted));
  const lines = rows.map(({ file, line, reason, text }) => {
    const place = ofSeveral ? [quoted(file ?? ''), String(line)] : [String(line)];
    return join([...place, quoted(reason), text]);
  });
  return { content: `\ufeff${[header, ...lines].join('\r\n')}\r\n`, extension: delimiter === '\t' ? 'tsv' : 'csv' };
}
