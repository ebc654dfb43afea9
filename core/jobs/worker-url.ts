// Where a worker's entry file is: beside this file when TypeScript runs as it is, in the bundle's folder when built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * URL of a worker's entry. `name` is the file's name in core/jobs without its ending; the
 * bundle puts each entry at its top level (out/main/train-worker.js), whether this code is there or in a chunk below.
 * Inside an asar archive the unpacked copy is taken: a thread's entry is read by Node, not by Electron.
 */
export function workerUrl(name: string, from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL(`./${name}.ts`, from);
  const places = [`./${name}.js`, `../${name}.js`, `./${name}.mjs`, `../${name}.mjs`].map(
    (path) => new URL(path, from),
  );
  const candidates = places.flatMap((url) => [new URL(url.href.replace('/app.asar/', '/app.asar.unpacked/')), url]);
  const found = candidates.find((url) => existsSync(fileURLToPath(url)));
  if (!found) throw new Error(`The worker ${name} is not in the bundle; looked at ${candidates.join(', ')}`);
  return found;
}
