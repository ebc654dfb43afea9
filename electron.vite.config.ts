// Builds the desktop shell: main process, engine process and its workers (ES modules), and the preload (one CommonJS
// file, because it runs in Chromium's sandbox). The window is the same for every shell: renderer/vite.config.ts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type MainViteConfig, type PreloadViteConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Packages with native files stay packages; everything else is bundled, so that the package holds only what runs. */
const NATIVE_PACKAGES = ['better-sqlite3', 'onnxruntime-node'];

/** Entries that are started by name: each has to be a file of its own at the top level of out/main. */
const workers = readdirSync(at('core/jobs'))
  .filter((name) => name.endsWith('-worker.ts'))
  .map((name) => [path.basename(name, '.ts'), at(`core/jobs/${name}`)]);

/** The compiled kernels go beside the bundle, where core/jobs/kernel-threads.ts looks for them. */
const kernels: Plugin = {
  name: 'kernels',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'kernels.wasm',
      source: readFileSync(at('core/gbdt/kernels/kernels.wasm')),
    });
  },
};

const main: MainViteConfig = {
  plugins: [kernels],
  build: {
    outDir: at('out/main'),
    target: 'node24',
    minify: false,
    externalizeDeps: false,
    rollupOptions: {
      external: NATIVE_PACKAGES,
      input: {
        main: at('electron/main.ts'),
        'engine-process': at('core/host/port/engine-process.ts'),
        ...Object.fromEntries(workers),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

const preload: PreloadViteConfig = {
  build: {
    outDir: at('out/preload'),
    minify: false,
    externalizeDeps: false,
    rollupOptions: {
      input: { preload: at('electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

export default defineConfig({ main, preload });
