// What a benchmark is: a small seeded program that answers with rows, each measured beside a reference of the same run.

export interface BenchRow {
  /** What was measured, e.g. "tweedie, 2 threads". */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is compared with. */
  readonly reference: string;
  /** In the unit of the value; null: not measured. */
  readonly referenceValue: number | null;
  /** value / referenceValue; null where there is no reference. */
  readonly ratio: number | null;
  /** The bar on what `barOn` names; null: none is set. */
  readonly bar: number | null;
  readonly barOn: 'value' | 'ratio';
  readonly met: boolean | null;
  readonly note: string;
}

export interface RowInput {
  name: string;
  value: number;
  unit: string;
  reference: string;
  referenceValue: number | null;
  bar?: number;
  barOn?: 'value' | 'ratio';
  /** Must hold besides the bar. */
  also?: boolean;
  note?: string;
}

/** Fills in ratio and verdict: at most the bar, within half a unit of the fourth digit. */
export function benchRow(input: RowInput): BenchRow {
  const { name, value, unit, reference, referenceValue, bar = null, barOn = 'value', also = true, note = '' } = input;
  const ratio = referenceValue === null || !(referenceValue > 0) ? null : value / referenceValue;
  const judged = barOn === 'value' ? value : ratio;
  const met = bar === null || judged === null ? null : judged <= bar && also;
  return { name, value, unit, reference, referenceValue, ratio, bar, barOn, met, note };
}

export interface BenchContext {
  /** Folder with raw data sets (SHELFCAST_DATA), or null. */
  readonly data: string | null;
  /** Folder of this run: what one benchmark leaves for the next, deleted at the end. */
  readonly workDir: string;
  /** What stood behind the names on the command line: --rows 300000. */
  readonly options: Readonly<Record<string, string>>;
  /** Tells what is going on; on stderr. */
  note(text: string): void;
}

export interface Benchmark {
  readonly title: string;
  run(context: BenchContext): Promise<BenchRow[]>;
}

export const numberOption = ({ options }: BenchContext, name: string, fallback: number): number =>
  options[name] === undefined ? fallback : Number(options[name]);

export const listOption = ({ options }: BenchContext, name: string, fallback: readonly string[]): readonly string[] =>
  options[name] === undefined ? fallback : options[name].split(',');

/** Seconds by the wall clock. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}
