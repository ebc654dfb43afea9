// Electron's runtime, which does not come with its npm package: is it on this machine, and if not, can it be fetched?
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import envPaths from 'env-paths';
import { runNode } from './run-node.ts';

type Env = NodeJS.ProcessEnv;

/** Electron's program below its folder, by platform. */
const PROGRAM: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
};

/** Path of Electron's program; null when it is not on this machine. Never downloads anything. */
export function findElectron(root: string, env: Env = process.env): string | null {
  const program = PROGRAM[process.platform];
  if (!program) return null;
  const dir = env.ELECTRON_OVERRIDE_DIST_PATH || path.join(root, 'node_modules/electron/dist');
  const file = path.join(dir, program);
  return existsSync(file) ? file : null;
}

export interface RuntimeDownload {
  version: string;
  url: string;
  /** An earlier download, kept by Electron's own installer; null when there is none. */
  cached: string | null;
}

/** Where Electron's own installer takes the runtime from. */
export function runtimeDownload(root: string, env: Env = process.env): RuntimeDownload {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const mirror =
    env.ELECTRON_MIRROR || env.npm_config_electron_mirror || 'https://github.com/electron/electron/releases/download/';
  const cacheDir = env.electron_config_cache || envPaths('electron', { suffix: '' }).cache;
  return {
    version,
    url: `${mirror.replace(/\/*$/, '/')}v${version}/${name}`,
    cached: globSync(`*/${name}`, { cwd: cacheDir }).map((file) => path.join(cacheDir, file))[0] ?? null,
  };
}

/** True when the runtime's first byte arrives within the time, after all redirects. */
export async function canReach({ url }: RuntimeDownload, timeoutMs: number): Promise<boolean> {
  try {
    // Not HEAD: the hosts that the release page redirects to sign their addresses for GET.
    const answer = await fetch(url, { headers: { range: 'bytes=0-0' }, signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** What is used of @electron/get, which Electron brings along. */
interface ElectronGet {
  downloadArtifact(options: object): Promise<string>;
}

/** Fetches and unpacks the runtime as Electron's installer does, checksums included, reporting from 0 to 1. */
export async function installElectron(root: string, onProgress: (share: number) => void): Promise<string> {
  const electronDir = path.join(root, 'node_modules/electron');
  const resolve = createRequire(path.join(electronDir, 'install.js'));
  const { version, cached } = runtimeDownload(root);
  if (!cached) {
    const { downloadArtifact }: ElectronGet = await import(pathToFileURL(resolve.resolve('@electron/get')).href);
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: resolve('./checksums.json'),
      downloadOptions: {
        quiet: true,
        getProgressCallback: async ({ percent }: { percent: number }) => onProgress(percent),
      },
    });
  }
  // Finds the file just fetched in its cache and unpacks it.
  await runNode(electronDir, [path.join(electronDir, 'install.js')]);
  const program = findElectron(root);
  if (!program) throw new Error('Electron was fetched but its program is not where it should be.');
  return program;
}
