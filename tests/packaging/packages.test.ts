// What is in the packages: made by electron-builder from the project's configuration, for each platform.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '#core/host/import-file.ts';
import { engineInit } from '#core/host/shell/user-data.ts';
import { forkEngine } from '#core/host/supervisor/fork-engine.ts';
import { ProcessEnginePort } from '#core/host/supervisor/process-port.ts';
import { EngineSupervisor } from '#core/host/supervisor/supervisor.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { buildApp } from '../../scripts/lib/build-app.ts';
import { inspectNatives } from '../../scripts/lib/native-files.ts';
import { SALES, writeSalesFile } from '../contract/cli-sales.ts';
import { finish } from '../contract/prepare-workspace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Folder of the packed app's resources, by platform, below electron-builder's output. */
const TARGETS = [
  { platform: 'linux', arch: 'x64', resources: 'linux-unpacked/resources' },
  { platform: 'linux', arch: 'arm64', resources: 'linux-arm64-unpacked/resources' },
  { platform: 'win32', arch: 'x64', resources: 'win-unpacked/resources' },
  { platform: 'darwin', arch: 'arm64', resources: 'mac-arm64/Shelfcast.app/Contents/Resources' },
] as const;

// The readers that electron-builder itself uses.
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const asar: { listPackage(archive: string, options: { isPack: boolean }): string[] } = ofBuilder('@electron/asar');
const yaml: { load(text: string): unknown } = ofBuilder('js-yaml');

interface BuilderConfig {
  directories: { buildResources: string };
  electronFuses: Record<string, boolean>;
  linux: PlatformConfig;
  win: PlatformConfig;
  mac: PlatformConfig;
}
interface PlatformConfig {
  icon: string;
  target: { target: string; arch: string[] }[];
}
const readConfig = async () =>
  yaml.load(await readFile(path.join(ROOT, 'electron-builder.yml'), 'utf8')) as BuilderConfig;

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-packages-'));
  await buildApp({ root: ROOT, desktop: true, say: () => {} });
}, 300_000);

afterAll(() => rm(dir, { recursive: true, force: true }));

describe.each(TARGETS)('the package for $platform $arch', ({ platform, arch, resources }) => {
  let contents: string;
  let unpacked: string;

  beforeAll(async () => {
    const output = path.join(dir, `${platform}-${arch}`);
    await run(process.execPath, [path.join(ROOT, 'tests/packaging/pack.ts'), platform, arch, output], { cwd: ROOT });
    contents = path.join(output, resources);
    unpacked = path.join(contents, 'app.asar.unpacked');
  }, 180_000);

  it('holds the native files of its platform and no others', () => {
    expect(inspectNatives(path.join(unpacked, 'node_modules'), { platform, arch })).toEqual({
      missing: [],
      foreign: [],
    });
  });

  it('holds no package that the bundles contain already', () => {
    expect(readdirSync(path.join(unpacked, 'node_modules')).sort()).toEqual([
      'better-sqlite3',
      'onnxruntime-common',
      'onnxruntime-node',
    ]);
  });

  it('holds every worker entry, the kernels and the data that ships', () => {
    const workers = readdirSync(path.join(ROOT, 'core/jobs')).filter((name) => name.endsWith('-worker.ts'));
    expect(workers.length).toBeGreaterThan(0);
    const files = [
      'package.json',
      ...['engine-process.js', 'kernels.wasm', ...workers.map((name) => name.replace(/ts$/, 'js'))].map(
        (name) => `out/main/${name}`,
      ),
    ];
    expect(files.filter((file) => !existsSync(path.join(unpacked, file)))).toEqual([]);
    for (const shipped of ['resources', 'models']) {
      expect(filesBelow(path.join(contents, shipped))).toEqual(filesBelow(path.join(ROOT, shipped)));
    }
  });

  it('keeps main process, preload and window in the archive', async () => {
    const files = asar
      .listPackage(path.join(contents, 'app.asar'), { isPack: false })
      .map((file) => file.split(path.sep).join('/'));
    for (const file of ['/package.json', '/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html']) {
      expect(files).toContain(file);
    }
    const { main } = JSON.parse(await readFile(path.join(unpacked, 'package.json'), 'utf8')) as { main: string };
    expect(files).toContain(`/${main}`);
  });

  // The rest runs what was packed.
  if (platform !== process.platform || arch !== process.arch) return;

  it('has an engine that imports, trains and predicts, with its workers, kernels and natives from the package', async () => {
    const supervisor = new EngineSupervisor({
      spawn: () => forkEngine({ entry: path.join(unpacked, 'out/main/engine-process.js') }),
      init: engineInit({
        workspaceDir: path.join(dir, 'workspace'),
        hasWindow: true,
        appRoot: contents,
        userData: dir,
        version: '1.2.3',
      }),
    });
    try {
      supervisor.start();
      const { client } = await new ProcessEnginePort(supervisor).connect();
      expect(await client.system.info()).toMatchObject({ version: '1.2.3', kernels: 'wasm-simd' });
      const { store, lastDay } = SALES;
      await importFile(client, writeSalesFile(path.join(dir, 'sales.csv')));
      const { modelId } = await finish(
        client,
        (await client.models.train({ store, settings: { numTrees: 10 } })).jobId,
      );
      const date = isoFromDay(dayFromIso(lastDay) + 1);
      const prediction = await client.predictions.predict({ store, product: 'P1', date });
      expect(prediction.modelId).toBe(modelId);
      expect(prediction.mean).toBeGreaterThan(0);
    } finally {
      await supervisor.stop();
    }
  }, 180_000);
});

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

describe('the configuration of the packages', () => {
  it('makes AppImage and deb, an installer for Windows, and a disk image for Apple silicon only', async () => {
    const config = await readConfig();
    const targets = (list: PlatformConfig['target']) => list.map(({ target, arch }) => `${target} ${arch.join(' ')}`);
    expect(targets(config.linux.target)).toEqual(['AppImage x64 arm64', 'deb x64 arm64']);
    expect(targets(config.win.target)).toEqual(['nsis x64']);
    expect(targets(config.mac.target)).toEqual(['dmg arm64']);
    for (const { icon } of [config.linux, config.win, config.mac]) {
      expect(existsSync(path.join(ROOT, config.directories.buildResources, icon))).toBe(true);
    }
  });

  it('makes up no home page and no mail address', async () => {
    const text = await readFile(path.join(ROOT, 'electron-builder.yml'), 'utf8');
    expect(text).not.toMatch(/https?:\/\/|\S@\S+\.\w/);
  });

  it('switches off every way to run other code with the app’s program', async () => {
    const { electronFuses } = await readConfig();
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
  });
});
