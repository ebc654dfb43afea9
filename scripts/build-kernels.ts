// Compiles the gradient boosting kernels (AssemblyScript) to core/gbdt/kernels/kernels.wasm. Does nothing when up to date.
// Usage: node scripts/build-kernels.ts [--force]
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outFile = 'core/gbdt/kernels/kernels.wasm';
/** What the present file was made from: an edited, switched or restored source is noticed whatever its date. */
const stampFile = join(root, '.tsbuild/kernels.stamp');

const COMPILER_OPTIONS = [
  '-O3',
  '--runtime=stub',
  '--noAssert',
  '--use=abort=',
  '--enable=simd,relaxed-simd,threads,bulk-memory',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory=1',
  '--maximumMemory=65536',
];

function sourceStamp(): string {
  const hash = createHash('sha256').update(asc.version).update(COMPILER_OPTIONS.join(' '));
  const sources = [...globSync('core/gbdt/assembly/*.ts', { cwd: root }), 'core/gbdt/wasm/layout.ts'].sort();
  for (const source of sources) hash.update(source).update(readFileSync(join(root, source)));
  return hash.digest('hex');
}

/** Builds when needed; returns whether it did. */
export async function buildKernels(force = false): Promise<boolean> {
  const stamp = sourceStamp();
  const isCurrent =
    existsSync(join(root, outFile)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isCurrent && !force) return false;
  const { error, stderr } = await asc.main([
    'core/gbdt/assembly/index.ts',
    `--baseDir=${root}`,
    `--outFile=${outFile}`,
    ...COMPILER_OPTIONS,
  ]);
  if (error) throw new Error(`The kernels do not compile: ${error.message}\n${stderr.toString()}`);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

if (import.meta.main) {
  const built = await buildKernels(process.argv.includes('--force'));
  console.log(built ? `Built ${outFile}.` : `${outFile} is up to date.`);
}
