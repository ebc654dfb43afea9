// Figures for people and programs: a table on the terminal, bench/results.json, and a section of the README.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './benchmark.ts';
import type { Machine } from './machine.ts';

/** One benchmark as it was measured last. */
export interface PartResult {
  readonly title: string;
  /** ISO timestamp. */
  readonly measuredAt: string;
  readonly seconds: number;
  readonly command: string;
  readonly machine: Machine;
  readonly rows: readonly BenchRow[];
}

export type Results = Record<string, PartResult>;

const RESULTS_FILE = fileURLToPath(new URL('results.json', import.meta.url));
const README_FILE = fileURLToPath(new URL('../README.md', import.meta.url));
const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Results of earlier runs; a benchmark that is not run again keeps its figures and their date. */
export function readResults(): Results {
  if (!existsSync(RESULTS_FILE)) return {};
  const stored = JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) as Record<string, Partial<PartResult>>;
  return Object.fromEntries(Object.entries(stored).filter(([, part]) => part.measuredAt !== undefined)) as Results;
}

/** `order`: names of all benchmarks, in which they are listed. */
export function writeResults(results: Results, order: readonly string[]): void {
  const sorted = Object.fromEntries(order.flatMap((name) => (results[name] ? [[name, results[name]]] : [])));
  writeFileSync(RESULTS_FILE, `${JSON.stringify(sorted, null, 2)}\n`);
  const readme = readFileSync(README_FILE, 'utf8');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for figures between ${BEGIN} and ${END}.`);
  writeFileSync(README_FILE, `${readme.slice(0, begin)}${BEGIN}\n\n${toMarkdown(sorted)}\n${readme.slice(end)}`);
}

export function printPart(name: string, { title, rows, seconds }: PartResult): void {
  console.log(`\n${name}: ${title} (${seconds.toFixed(0)} s)`);
  const lines = [HEAD, ...rows.map(toCells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  for (const cells of lines)
    console.log(
      `  ${cells
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}`,
    );
}

const HEAD = ['what', 'measured', 'reference', 'ratio', 'bar', '', 'note'];

function toCells(row: BenchRow): string[] {
  const { name, value, unit, reference, referenceValue, ratio, bar, barOn, met, note } = row;
  const withUnit = (number: number) => `${digits(number)}${unit === '' ? '' : ` ${unit}`}`;
  return [
    name,
    withUnit(value),
    referenceValue === null ? reference : `${withUnit(referenceValue)} (${reference})`,
    ratio === null ? '' : ratio.toFixed(3),
    bar === null ? '' : barOn === 'ratio' ? `ratio ≤ ${digits(bar)}` : `≤ ${withUnit(bar)}`,
    met === null ? '' : met ? 'met' : 'missed',
    note,
  ];
}

const digits = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(1) : Number(value.toPrecision(4)).toString();

/** A table for each day and machine that figures come from: one, where everything was run together. */
function toMarkdown(results: Results): string {
  const runs = Map.groupBy(Object.entries(results), ([, part]) => whereOf(part));
  return [...runs]
    .map(([where, parts]) => {
      const head = ['benchmark', ...HEAD.slice(0, -1)];
      const rows = parts.flatMap(([name, { rows }]) =>
        rows.map((row, i) => [i === 0 ? `**${name}**` : '', ...toCells(row)]),
      );
      const lines = [head, head.map(() => '---'), ...rows.map((cells) => cells.slice(0, -1))];
      const special = parts.filter(([, { command }]) => command.includes(' --', command.indexOf('-- ') + 3));
      const commands = special.map(([, { command }]) => `\`${command}\``).join(', ');
      return `${where}${commands === '' ? '' : `; ${commands}`}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
    })
    .join('\n');
}

function whereOf({ measuredAt, machine }: PartResult): string {
  const { processor, cores, memoryGb, platform, node, shelfcast, commit } = machine;
  return (
    `Measured ${measuredAt.slice(0, 10)} on ${processor}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node.slice(1)}, ` +
    `Shelfcast ${shelfcast}${commit === null ? '' : ` (${commit})`}`
  );
}
