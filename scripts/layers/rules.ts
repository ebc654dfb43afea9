// The rules of the house that a compiler does not know. Each finding names the rule and how to mend it.
import { isBuiltin } from 'node:module';
import { isTestFile, packageOf, type SourceFile, type SourceImport } from './source-files.ts';
import { LASTING_WORKERS, LAYERS, type Layer, MAX_LINES, NATIVE_PACKAGES, OWNED_PACKAGES } from './table.ts';

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly mend: string;
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const layerOf = (path: string): Layer | undefined =>
  LAYERS.filter((layer) => isInside(path, layer.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];

/** All findings in the given files; tests and test helpers are looked at for size only. */
export function checkFiles(files: readonly SourceFile[]): Finding[] {
  const code = files.filter((file) => !isTestFile(file.path) && layerOf(file.path));
  return [
    ...files.flatMap(checkSize),
    ...code.flatMap((file) => checkImports(file)),
    ...code.flatMap(checkPurity),
    ...checkCycles(code),
    ...checkWorkers(code),
  ].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function checkSize(file: SourceFile): Finding[] {
  if (file.lines <= MAX_LINES) return [];
  return [
    {
      path: file.path,
      line: file.lines,
      rule: `a file has at most ${MAX_LINES} lines; this one has ${file.lines}`,
      mend: 'Split it by what its parts are about.',
    },
  ];
}

function checkImports(file: SourceFile): Finding[] {
  const layer = layerOf(file.path) as Layer;
  return file.imports.flatMap((imported) => {
    const findings: Finding[] = [];
    const add = (rule: string, mend: string) => findings.push({ path: file.path, line: imported.line, rule, mend });

    if (imported.specifier.startsWith('../../')) {
      add('an import does not climb two folders', `Write '#${imported.file}' instead of '${imported.specifier}'.`);
    }
    if (imported.file !== null && !mayImport(layer, imported.file)) {
      add(
        `${layer.folder} may not import ${layerOf(imported.file)?.folder ?? imported.file}: ${layer.why}`,
        `It may import ${layer.may.length === 0 ? 'nothing of the project' : layer.may.join(', ')}. Pass what it needs ` +
          'as an argument, or move the code to where both are known (the table is scripts/layers/table.ts).',
      );
    }
    const name = packageOf(imported.specifier);
    const owner = OWNED_PACKAGES.find((owned) => owned.name === name);
    if (owner && !owner.folders.some((folder) => isInside(file.path, folder))) {
      add(`only ${owner.folders.join(', ')} imports ${owner.name}`, `Use what ${owner.folders[0]} exports.`);
    }
    if (layer.pure && name !== null && !layer.pure.packages.includes(name)) {
      const kind = isBuiltin(imported.specifier) ? 'Node' : name;
      add(
        `${layer.folder} is pure and may not import ${kind}`,
        'Take the data as an argument and do the input and output in core/host, core/jobs or core/store.',
      );
    }
    return findings;
  });
}

function mayImport(layer: Layer, file: string): boolean {
  if (isInside(file, layer.folder)) return true;
  return layer.may.some((allowed) => isInside(file, allowed));
}

/** Same input, same bytes: chance comes from core/math/rng.ts, time is passed in. */
function checkPurity(file: SourceFile): Finding[] {
  const layer = layerOf(file.path) as Layer;
  const patterns: [RegExp, string, string][] = [];
  if (isInside(file.path, 'core')) {
    patterns.push([
      /\bMath\.random\(/,
      'the engine takes no chance of its own',
      'Use createRng of core/math/rng.ts with a seed.',
    ]);
  }
  if (layer.pure) {
    patterns.push([
      /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
      'a pure folder reads no clock',
      'Take the time as an argument (EngineConfig.now in core/host).',
    ]);
  }
  return file.text.split('\n').flatMap((text, index) => {
    const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/, '');
    return patterns
      .filter(([pattern]) => pattern.test(code))
      .map(([, rule, mend]) => ({ path: file.path, line: index + 1, rule, mend }));
  });
}

/** Circles of imports, of types too: files that need each other are one file, or lack one that both stand on. */
function checkCycles(files: readonly SourceFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const edges = (file: SourceFile): SourceImport[] =>
    file.imports.filter((imported) => imported.file !== null && byPath.has(imported.file));
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const findings: Finding[] = [];
  const visit = (file: SourceFile): void => {
    state.set(file.path, 'open');
    trail.push(file.path);
    for (const imported of edges(file)) {
      const target = imported.file as string;
      if (state.get(target) === 'open') {
        const cycle = [...trail.slice(trail.indexOf(target)), target];
        findings.push({
          path: file.path,
          line: imported.line,
          rule: `imports form a cycle: ${cycle.join(' → ')}`,
          mend: 'Move what both need into a file of its own.',
        });
      } else if (!state.has(target)) visit(byPath.get(target) as SourceFile);
    }
    trail.pop();
    state.set(file.path, 'done');
  };
  for (const file of files) if (!state.has(file.path)) visit(file);
  return findings;
}

/** A worker can be killed at any moment, so nothing that it loads may be native; the few that never are killed are named. */
function checkWorkers(files: readonly SourceFile[]): Finding[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files
    .filter((file) => file.path.endsWith('-worker.ts') && !LASTING_WORKERS.includes(file.path))
    .flatMap((worker) => {
      const cameFrom = new Map<string, string | null>([[worker.path, null]]);
      const findings: Finding[] = [];
      for (const path of cameFrom.keys()) {
        for (const imported of byPath.get(path)?.imports ?? []) {
          if (imported.isType) continue;
          const name = packageOf(imported.specifier);
          if (name !== null && NATIVE_PACKAGES.includes(name)) {
            findings.push({
              path: worker.path,
              line: 1,
              rule: `a worker loads no native module, but ${trailTo(path, cameFrom)} imports ${name}`,
              mend: 'Read or write in the engine process and send plain columns to the worker.',
            });
          }
          if (imported.file !== null && byPath.has(imported.file) && !cameFrom.has(imported.file)) {
            cameFrom.set(imported.file, path);
          }
        }
      }
      return findings;
    });
}

function trailTo(path: string, cameFrom: ReadonlyMap<string, string | null>): string {
  const trail: string[] = [];
  for (let at: string | null | undefined = path; at; at = cameFrom.get(at)) trail.unshift(at);
  return trail.join(' → ');
}
