// What `npm start` builds before it can start, and only when it is missing or stale.
import path from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { runNode } from './run-node.ts';
import { type BuildStep, buildIfStale } from './stale.ts';

export interface BuildTargets {
  root: string;
  /** Also the main process, the engine process and the preload, bundled for Electron. */
  desktop: boolean;
  say(line: string): void;
}

export async function buildApp({ root, desktop, say }: BuildTargets): Promise<void> {
  const { buildKernels } = await import('../build-kernels.ts');
  await withBuildLock(path.join(root, 'out/.build-lock'), async () => {
    await buildKernels();
    await buildAndSay(renderer(root), say);
    if (desktop) await buildAndSay(desktopShell(root), say);
  });
}

async function buildAndSay(step: BuildStep, say: BuildTargets['say']): Promise<void> {
  const started = performance.now();
  const announced = setTimeout(() => say(`Building ${step.name} …`), 300);
  const ran = await buildIfStale(step).finally(() => clearTimeout(announced));
  if (ran) say(`Built ${step.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

const below = (root: string) => (name: string) => path.join(root, name);

function renderer(root: string): BuildStep {
  const at = below(root);
  return {
    name: 'the window',
    sources: ['renderer', 'core/contract', 'package-lock.json'].map(at),
    result: at('out/renderer/index.html'),
    stampFile: at('out/.renderer-stamp'),
    run: async () => {
      const { build } = await import('vite');
      await build({ configFile: at('renderer/vite.config.ts'), logLevel: 'error' });
    },
  };
}

function desktopShell(root: string): BuildStep {
  const at = below(root);
  return {
    name: 'the desktop shell',
    sources: ['electron', 'electron.vite.config.ts', 'core', 'package-lock.json'].map(at),
    result: at('out/main/main.js'),
    stampFile: at('out/.desktop-stamp'),
    run: () => runNode(root, [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error']),
  };
}
