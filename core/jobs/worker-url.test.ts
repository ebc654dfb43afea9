// Where worker entries are found, in the sources and in the bundle's layouts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workerUrl } from './worker-url.ts';

describe('workerUrl', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const file = (...parts: string[]) => pathToFileURL(join(dir, ...parts)).href;
  const place = (...parts: string[]) => {
    mkdirSync(join(dir, ...parts.slice(0, -1)), { recursive: true });
    writeFileSync(join(dir, ...parts), '');
  };

  it('is the TypeScript file beside this one when TypeScript runs as it is', () => {
    expect(workerUrl('train-worker').href).toBe(new URL('./train-worker.ts', import.meta.url).href);
  });

  it('is in the bundle’s folder, also seen from a chunk below it', () => {
    place('main', 'train-worker.js');
    expect(workerUrl('train-worker', file('main', 'engine-process.js')).href).toBe(file('main', 'train-worker.js'));
    expect(workerUrl('train-worker', file('main', 'chunks', 'queue-1a2b.js')).href).toBe(
      file('main', 'train-worker.js'),
    );
  });

  it('prefers the copy outside the archive', () => {
    place('app.asar', 'main', 'train-worker.js');
    place('app.asar.unpacked', 'main', 'train-worker.js');
    expect(workerUrl('train-worker', file('app.asar', 'main', 'engine.js')).href).toBe(
      file('app.asar.unpacked', 'main', 'train-worker.js'),
    );
  });

  it('names what is missing', () => {
    expect(() => workerUrl('nobody', file('main', 'engine.js'))).toThrow(/nobody is not in the bundle/);
  });
});
