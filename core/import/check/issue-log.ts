// What was wrong with the rows of a file, and what was done about it: counted, with examples, never thrown one by one.
import type { ImportIssue, IssueCode } from '#core/contract/imports.ts';
import { MAX_ISSUE_EXAMPLES, MAX_KEPT_REJECTIONS } from '../limits.ts';
import type { Row } from '../row.ts';
import { detached, shorten } from '../values/text.ts';
import { repairWords } from './repair-words.ts';

export interface RejectedRow {
  /** null: all rows are of one file. */
  file: string | null;
  line: number;
  code: IssueCode;
  column: string | null;
  /** Of a wide file's figure: what stands above it. */
  heading: string | null;
  value: string;
  text: string;
}

interface Tally {
  count: number;
  examples: ImportIssue['examples'];
}
const tally = (): Tally => ({ count: 0, examples: [] });

const MAX_VALUE_CHARS = 120;
const MAX_ROW_CHARS = 1000;

export class IssueLog {
  readonly #issues = new Map<string, ImportIssue>();
  /** The first MAX_KEPT_REJECTIONS of them. */
  readonly rejectedRows: RejectedRow[] = [];
  rejected = 0;
  repaired = 0;
  #lastRepairedLine = 0;
  #file: string | null = null;
  /** Rows for a product and day that had a row already. What they are is decided when all rows are read. */
  readonly folded = { another: tally(), repeated: tally() };

  /** What comes from here on is of this one of several files. */
  beginFile(name: string): void {
    this.#file = name;
    this.#lastRepairedLine = 0;
  }

  /** The file that rows come from now; null: there is one only. */
  get file(): string | null {
    return this.#file;
  }

  /** The row is left out. */
  reject(row: Row, code: IssueCode, column: string | null, value: string): void {
    this.rejected++;
    // What was mended in it before does not matter any more.
    if (row.line === this.#lastRepairedLine) this.repaired--;
    this.#count('rejected', code, column, row.line, value);
    if (this.rejectedRows.length >= MAX_KEPT_REJECTIONS) return;
    const text = detached(shorten(row.text(), MAX_ROW_CHARS));
    const { line, heading = null } = row;
    this.rejectedRows.push({
      file: this.#file,
      line,
      code,
      column,
      heading,
      value: detached(shorten(value, MAX_VALUE_CHARS)),
      text,
    });
  }

  /** The row counts, but a cell was cleaned or left out. A row is counted as repaired once. */
  repair(row: Row, code: IssueCode, column: string | null, value: string): void {
    if (row.line !== this.#lastRepairedLine) this.repaired++;
    this.#lastRepairedLine = row.line;
    this.#count('repaired', code, column, row.line, value);
  }

  /** Worth knowing; nothing was changed. */
  note(row: Pick<Row, 'line'>, code: IssueCode, column: string | null, value: string): void {
    this.#count('note', code, column, row.line, value);
  }

  countFolded(row: Row, kind: 'another' | 'repeated', product: string): void {
    const { examples } = this.folded[kind];
    this.folded[kind].count++;
    if (examples.length < MAX_ISSUE_EXAMPLES)
      examples.push({ file: this.#file, line: row.line, value: shorten(product, MAX_VALUE_CHARS) });
  }

  /** A finding about the file as a whole, or about `count` rows of which the first were noted elsewhere. */
  add(
    severity: ImportIssue['severity'],
    code: IssueCode,
    column: string | null,
    count: number,
    examples: ImportIssue['examples'] = [],
  ): void {
    if (severity === 'repaired') this.repaired += count;
    this.#issues.set(`${severity} ${code} ${column}`, {
      code,
      severity,
      column,
      count,
      examples,
      repair: repairWords(code),
    });
  }

  /** Rejected first, then repaired, then notes; the most frequent first. */
  issues(): ImportIssue[] {
    const rank = { rejected: 0, repaired: 1, note: 2 };
    return [...this.#issues.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count);
  }

  #count(severity: ImportIssue['severity'], code: IssueCode, column: string | null, line: number, value: string): void {
    const key = `${severity} ${code} ${column}`;
    let issue = this.#issues.get(key);
    if (!issue) {
      issue = { code, severity, column, count: 0, examples: [], repair: repairWords(code) };
      this.#issues.set(key, issue);
    }
    issue.count++;
    if (issue.examples.length < MAX_ISSUE_EXAMPLES)
      issue.examples.push({ file: this.#file, line, value: shorten(value, MAX_VALUE_CHARS) });
  }
}
