// Which character parts the cells: the one with which most lines have equally many.
import { createTokenizer } from './tokenizer.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** Commas last: they also stand inside numbers and names, so on a draw they are the least likely. */
const CANDIDATES: readonly Delimiter[] = ['\t', ';', '|', ','];
const SAMPLE_ROWS = 400;
/** Closer than this, two candidates are equally regular. */
const DRAW = 0.05;
const LEAST_REGULAR = 0.4;

/** Null when the lines are not parted regularly by any of them: one column. */
export function detectDelimiter(head: string): Delimiter | null {
  const hint = /^sep=([,;\t|])\r?\n/i.exec(head)?.[1];
  if (hint) return hint as Delimiter;
  const tried = CANDIDATES.map((delimiter) => ({ delimiter, ...regularity(head, delimiter) }));
  const usable = tried.filter(({ width, share }) => width > 1 && share >= LEAST_REGULAR);
  const best = Math.max(...usable.map(({ share }) => share));
  const [winner] = usable.filter(({ share }) => share >= best - DRAW).sort((a, b) => b.width - a.width);
  return winner?.delimiter ?? null;
}

/**
 * The most frequent number of cells, and the share of lines that have it; less where cells still hold stronger
 * delimiters: splitting "1,5;2,5" at its commas is regular, but leaves "5;2".
 */
function regularity(head: string, delimiter: Delimiter): { width: number; share: number } {
  const stronger = CANDIDATES.filter((other) => other !== delimiter && other !== ',');
  const counts = new Map<number, number>();
  let rows = 0;
  let cells = 0;
  let unsplit = 0;
  const tokenizer = createTokenizer({ delimiter }, (row) => {
    counts.set(row.width, (counts.get(row.width) ?? 0) + 1);
    cells += row.width;
    for (let i = 0; i < row.width; i++) {
      if (stronger.some((other) => (row.cells[i] as string).includes(other))) unsplit++;
    }
    return ++rows < SAMPLE_ROWS;
  });
  if (tokenizer.push(head)) tokenizer.end();
  let width = 0;
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) [width, most] = [candidate, count];
  }
  return { width, share: rows === 0 ? 0 : (most / rows) * (1 - unsplit / cells) };
}
