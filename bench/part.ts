// Runs one benchmark in this process and hands its rows to the runner: each has a process, and a memory peak, of its own.
import type { BenchContext, Benchmark } from './benchmark.ts';

/** What the runner sends to a part's process. */
export interface PartTask extends Omit<BenchContext, 'note'> {
  readonly name: string;
}

process.once('message', async (task: PartTask) => {
  const { benchmark } = (await import(`./parts/${task.name}.ts`)) as { benchmark: Benchmark };
  const rows = await benchmark.run({ ...task, note: (text) => console.error(`  ${text}`) });
  process.send!({ title: benchmark.title, rows }, () => process.exit(0));
});
