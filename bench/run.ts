// Every yardstick of the engine on one machine: npm run bench, or npm run bench -- gbdt bulk for some of them.
// Options behind the names go to the benchmarks (see bench/parts): --rows 300000 --threads 1 --sets kiel --origins 1.
// --no-write leaves bench/results.json and the README alone.
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.ts';
import type { BenchRow } from './benchmark.ts';
import { describeMachine } from './machine.ts';
import type { PartTask } from './part.ts';
import { type PartResult, printPart, readResults, writeResults } from './report.ts';

/** In this order: what the whole-store benchmark trains serves the ones after it. */
const PARTS = ['gbdt', 'onnx', 'features', 'import', 'whole-store', 'bulk', 'single', 'budget', 'window', 'accuracy'];

const { names, options } = readArguments(process.argv.slice(2));
await buildKernels();
const machine = describeMachine();
const workDir = mkdtempSync(join(tmpdir(), 'shelfcast-bench-'));
const results = readResults();
const measured: [string, PartResult][] = [];
try {
  for (const name of PARTS.filter((part) => names.includes(part))) {
    const measuredAt = new Date().toISOString();
    const began = performance.now();
    console.error(`${name} …`);
    const { title, rows } = await runPart({ name, data: process.env.SHELFCAST_DATA ?? null, workDir, options });
    const seconds = (performance.now() - began) / 1000;
    const command = ['npm run bench --', name, ...Object.entries(options).map(([key, value]) => `--${key} ${value}`)];
    results[name] = { title, measuredAt, seconds, command: command.join(' '), machine, rows };
    measured.push([name, results[name]]);
    // After each of them: a run that is broken off keeps what it has.
    if (options.write !== 'no') writeResults(results, PARTS);
  }
} finally {
  rmSync(workDir, { recursive: true, force: true });
}
for (const [name, result] of measured) printPart(name, result);
const judged = measured.flatMap(([, { rows }]) => rows).filter(({ met }) => met !== null);
console.log(`\n${judged.filter(({ met }) => met).length} of ${judged.length} bars met.`);

function runPart(task: PartTask): Promise<{ title: string; rows: BenchRow[] }> {
  const child = fork(fileURLToPath(new URL('part.ts', import.meta.url)), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(task);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { title: string; rows: BenchRow[] }));
    child.once('exit', (code) => reject(new Error(`The benchmark ${task.name} ended with code ${code}.`)));
  });
}

function readArguments(words: string[]): { names: string[]; options: Record<string, string> } {
  const found = readdirSync(new URL('parts', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
  const names: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--no-write') options.write = 'no';
    else if (word.startsWith('--')) {
      const value = words[++i];
      if (value === undefined) throw new Error(`${word} needs a value.`);
      options[word.slice(2)] = value;
    } else if (found.includes(word)) names.push(word);
    else throw new Error(`There is no benchmark "${word}"; there are ${PARTS.join(', ')}.`);
  }
  return { names: names.length > 0 ? names : PARTS, options };
}
