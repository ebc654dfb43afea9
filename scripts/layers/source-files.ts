// Finds the source files of the project and what each imports.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

export interface SourceImport {
  readonly line: number;
  /** As written: "./day.ts", "#core/math/day.ts", "zod", "node:fs". */
  readonly specifier: string;
  /** Path from the project's root when it is a file of the project. */
  readonly file: string | null;
  /** Vanishes at run time. */
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
}

const SKIPPED = new Set(['node_modules', 'assembly', 'fixtures', 'out', 'dist', 'test-results']);

export function readSourceFiles(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => listFiles(join(root, folder))).map((file) => readSourceFile(root, file));
}

export const isTestFile = (path: string): boolean => /\.(test|bench)\.tsx?$|(^|\/)test-[^/]+\.tsx?$/.test(path);

function listFiles(folder: string): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listFiles(join(folder, entry.name));
      return /\.(ts|tsx|mts|cts)$/.test(entry.name) ? [join(folder, entry.name)] : [];
    });
}

function readSourceFile(root: string, file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const path = relative(root, file).split(sep).join('/');
  return {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: findImports(path, text),
  };
}

// `import … from 'x'`, `export … from 'x'` and `import 'x'` at the start of a line, over several lines if need be.
const STATEMENT = /^(import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
// `import('x')` and `new URL('./x.ts', import.meta.url)`, which is how worker entries are named.
const EXPRESSION = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.ts)['"]\s*,\s*import\.meta\.url/g;

function findImports(path: string, text: string): SourceImport[] {
  const found: SourceImport[] = [];
  const add = (index: number, specifier: string, isType: boolean) =>
    found.push({ line: text.slice(0, index).split('\n').length, specifier, file: resolve(path, specifier), isType });
  for (const match of text.matchAll(STATEMENT)) {
    add(match.index, match[3] ?? match[4], isTypeClause(match[2] ?? ''));
  }
  for (const match of text.matchAll(EXPRESSION)) {
    // `typeof import('x')` and `import('x').Type` name a type; `await import('x')` loads.
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const isType = match[1] !== undefined && !/(await|return|=>|=|\()\s*$/.test(before);
    add(match.index, match[1] ?? match[2], isType);
  }
  return found;
}

/** `type X`, `type { … }`, or braces in which every name is marked as a type. */
function isTypeClause(clause: string): boolean {
  const trimmed = clause.trim();
  if (/^type\b(?!\s*,)/.test(trimmed)) return true;
  const braces = /^\{([\s\S]*)\}$/.exec(trimmed);
  if (!braces) return false;
  const names = braces[1].split(',').map((name) => name.trim());
  return names.some((name) => name !== '') && names.every((name) => name === '' || /^type\s/.test(name));
}

function resolve(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(path), specifier));
  return null;
}

/** Name of the package an import comes from: "zod", "@orpc/server", "node:fs"; null for files of the project. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('#')) return null;
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}
