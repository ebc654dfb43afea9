// Mends the one rule whose mend is mechanical: imports that climb two folders become #core/… or #renderer/… imports.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** Folders that package.json's "imports" gives a name. */
const NAMED = /^(core|renderer)\//;

/** Rewrites the files in place and returns the paths of those that changed. */
export function mendClimbingImports(root: string, files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => NAMED.test(file.path) || file.path.startsWith('electron/'))
    .filter((file) => {
      const path = join(root, file.path);
      const before = readFileSync(path, 'utf8');
      let after = before;
      for (const { specifier, file: target } of file.imports) {
        if (!specifier.startsWith('../../') || target === null || !NAMED.test(target)) continue;
        after = after.replaceAll(`'${specifier}'`, `'#${target}'`);
      }
      if (after === before) return false;
      writeFileSync(path, after);
      return true;
    })
    .map((file) => file.path);
}
