// electron-builder's hook after the files of the app were put together: stops a package that could not run, or that
// carries native files of other platforms.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AfterPackContext, Arch } from 'electron-builder';
import { inspectNatives } from './lib/native-files.ts';

/** Without these there is no app, whatever the platform. */
const ENTRIES = ['out/main/engine-process.js', 'out/main/kernel-worker.js', 'out/main/kernels.wasm'];

export async function afterPack(context: AfterPackContext): Promise<void> {
  const { packager, appOutDir, arch, electronPlatformName } = context;
  const resources = packager.getResourcesDir(appOutDir);
  const unpacked = path.join(resources, 'app.asar.unpacked');
  const { missing, foreign } = inspectNatives(path.join(unpacked, 'node_modules'), {
    platform: electronPlatformName,
    arch: Arch[arch],
  });
  const absent = [...missing.map((file) => `node_modules/${file}`), ...ENTRIES].filter(
    (file) => !existsSync(path.join(unpacked, file)),
  );
  if (absent.length > 0) throw new Error(`The package lacks ${absent.join(', ')}.`);
  if (foreign.length > 0)
    throw new Error(`The package carries native files of other platforms: ${foreign.join(', ')}.`);
}
