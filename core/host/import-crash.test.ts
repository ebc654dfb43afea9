// The engine is killed at any moment of an import: nothing confirmed is lost, nothing half done stays.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createRng } from '../math/rng.ts';
import { openTestEngine } from './test-engine.ts';

const dir = mkdtempSync(join(tmpdir(), 'shelfcast-crash-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const DAYS = 200;
const PRODUCTS = 60;
const script = join(dir, 'import-forever.ts');
const here = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));

/** Writes the file with `round` units everywhere: one committed round can be told from another. */
const text = (round: number): string => {
  const lines = ['date,product,units'];
  for (let day = 0; day < DAYS; day++) {
    const iso = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    for (let product = 0; product < PRODUCTS; product++) lines.push(`${iso},P${product},${round}`);
  }
  return `${lines.join('\n')}\n`;
};

writeFileSync(
  script,
  `import { Readable } from 'node:stream';
   import { writeFileSync } from 'node:fs';
   import { createEngine } from ${here('./engine.ts')};
   import { importFile } from ${here('./import-file.ts')};
   const [workspaceDir, first] = process.argv.slice(2);
   const log = { info() {}, warn() {}, error() {} };
   const engine = await createEngine({ workspaceDir, resourcesDir: workspaceDir, modelsDir: workspaceDir, userDataDir: null,
     version: '0', user: 'u', threads: 1, now: () => new Date(), log });
   const text = ${text.toString().replaceAll('DAYS', String(DAYS)).replaceAll('PRODUCTS', String(PRODUCTS))};
   for (let round = Number(first); ; round++) {
     console.log('begin', round);
     await importFile(engine.client, Readable.from(Buffer.from(text(round))), { name: 'sales.csv', store: 'S',
       onProgress: ({ phase }) => console.log(phase, round) });
     console.log('confirmed', round);
   }`,
);

/** What the child has written so far, and a promise for the first line that begins with `wanted`. */
function follow(child: ChildProcess, wanted: string): { seen: string[]; reached: Promise<void> } {
  const seen: string[] = [];
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const reached = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      seen.push(line);
      if (line.startsWith(wanted)) resolve();
    });
    lines.on('close', () => reject(new Error(`the importing process ended: ${seen.join(' ')}`)));
  });
  return { seen, reached };
}

test('whenever the engine is killed, the store holds one whole import, never less than what was confirmed', async () => {
  const workspaceDir = join(dir, 'workspace');
  const rng = createRng(7);
  let round = 1;
  let confirmed = 0;
  for (let kill = 0; kill < 6; kill++) {
    const child = spawn(process.execPath, [script, workspaceDir, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Killed some way into a phase that differs from kill to kill.
    const { seen, reached } = follow(child, ['inspect', 'check', 'commit'][kill % 3]);
    await reached;
    for (let turns = rng.int(40); turns > 0 && child.exitCode === null; turns--) await new Promise(setImmediate);
    child.kill('SIGKILL');
    await once(child, 'close');
    for (const line of seen) {
      const [word, number] = line.split(' ');
      if (word === 'confirmed') confirmed = Math.max(confirmed, Number(number));
      round = Math.max(round, Number(number) + 1);
    }

    const engine = await openTestEngine({ workspaceDir });
    const [store] = await engine.client.stores.list();
    if (confirmed > 0) expect(store).toBeDefined();
    if (store) {
      const { units } = await engine.client.stores.totals({ store: 'S' });
      const rounds = new Set(units.map((sum) => (sum as number) / PRODUCTS));
      expect(rounds.size).toBe(1);
      const [stored] = rounds;
      expect(stored).toBeGreaterThanOrEqual(confirmed);
      expect(Number.isInteger(stored)).toBe(true);
      expect(store.observationCount).toBe(DAYS * PRODUCTS);
    }
    const open = (await engine.client.imports.list({})).filter(
      ({ state }) => !['committed', 'discarded', 'failed'].includes(state),
    );
    expect(open).toEqual([]);
    await engine.remove();
  }
  expect(round).toBeGreaterThan(6);
}, 240_000);
