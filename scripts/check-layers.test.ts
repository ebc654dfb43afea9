// The layer rules on small made-up projects on disk.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mendClimbingImports } from './layers/mend.ts';
import { checkFiles, type Finding } from './layers/rules.ts';
import { readSourceFiles } from './layers/source-files.ts';
import { SIZED_FOLDERS } from './layers/table.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

function writeProject(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'shelfcast-layers-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const findingsIn = (root: string): Finding[] => checkFiles(readSourceFiles(root, SIZED_FOLDERS));
const findingsOf = (files: Record<string, string>): Finding[] => findingsIn(writeProject(files));

const rulesOf = (files: Record<string, string>): string[] => findingsOf(files).map((finding) => finding.rule);

describe('the layer rules', () => {
  it('accept imports that point the right way', () => {
    const files = {
      'core/math/day.ts': 'export const a = 1;\n',
      'core/contract/units.ts': "import { z } from 'zod';\nexport const b = z;\n",
      'core/frame/frame.ts': "import { a } from '../math/day.ts';\nexport const c = a;\n",
      'core/onnx/export.ts': "import { treeCount } from '../gbdt/tree-ensemble.ts';\nexport const d = treeCount;\n",
      'core/gbdt/tree-ensemble.ts': 'export const treeCount = 1;\n',
      'core/host/engine.ts':
        "import { c } from '#core/frame/frame.ts';\nimport fs from 'node:fs';\nexport { c, fs };\n",
      'renderer/app.tsx': "import { b } from '#core/contract/units.ts';\nexport const e = b;\n",
    };
    expect(findingsOf(files)).toEqual([]);
  });

  it('refuse an import against the layers and say what is allowed', () => {
    const [finding] = findingsOf({
      'core/inventory/order.ts': "// Orders.\nimport { model } from '../forecast/model.ts';\nexport const x = model;\n",
      'core/forecast/model.ts': 'export const model = 1;\n',
    });
    expect(finding).toMatchObject({ path: 'core/inventory/order.ts', line: 2 });
    expect(finding.rule).toContain('core/inventory may not import core/forecast');
    expect(finding.mend).toContain('core/math');
  });

  it('open only the named seam of a folder', () => {
    expect(rulesOf({ 'core/onnx/x.ts': "import { fit } from '../gbdt/fit.ts';\nexport { fit };\n" })).toEqual([
      expect.stringContaining('core/onnx may not import core/gbdt'),
    ]);
  });

  it('keep the window to the contract, types included', () => {
    expect(
      rulesOf({ 'renderer/a.tsx': "import type { Engine } from '#core/host/engine.ts';\nexport type X = Engine;\n" }),
    ).toEqual([expect.stringContaining('renderer may not import core/host')]);
  });

  it('refuse to climb two folders and name the path to write', () => {
    const [finding] = findingsOf({
      'core/host/http/a.ts': "import { b } from '../../contract/units.ts';\nexport { b };\n",
    });
    expect(finding.rule).toContain('two folders');
    expect(finding.mend).toContain("'#core/contract/units.ts'");
  });

  it('mend climbing imports when asked, types, exports and tests included', () => {
    const root = writeProject({
      'core/host/http/a.ts': "import type { B } from '../../contract/units.ts';\nexport { c } from '../port/c.ts';\n",
      'core/host/port/c.ts': "export const c = await import('../../math/day.ts');\n",
      'renderer/ui/charts/x.test.tsx': "import { y } from '../../format/y.ts';\ny();\n",
    });
    const changed = mendClimbingImports(root, readSourceFiles(root, SIZED_FOLDERS));
    expect(changed).toEqual(['core/host/http/a.ts', 'core/host/port/c.ts', 'renderer/ui/charts/x.test.tsx']);
    expect(readFileSync(join(root, 'core/host/http/a.ts'), 'utf8')).toBe(
      "import type { B } from '#core/contract/units.ts';\nexport { c } from '../port/c.ts';\n",
    );
    expect(readFileSync(join(root, 'renderer/ui/charts/x.test.tsx'), 'utf8')).toContain("'#renderer/format/y.ts'");
    expect(findingsIn(root)).toEqual([]);
  });

  it('leave native packages to their owners', () => {
    expect(rulesOf({ 'core/host/a.ts': "import Database from 'better-sqlite3';\nexport { Database };\n" })).toEqual([
      'only core/store imports better-sqlite3',
    ]);
  });

  it('keep pure folders free of Node, clocks, packages and chance', () => {
    expect(
      rulesOf({
        'core/math/a.ts': [
          "import { readFileSync } from 'node:fs';",
          "import chardet from 'chardet';",
          '// Math.random() in a comment is no harm.',
          'export const a = [Math.random(), Date.now(), readFileSync, chardet];',
        ].join('\n'),
      }),
    ).toEqual([
      'core/math is pure and may not import Node',
      'core/math is pure and may not import chardet',
      'the engine takes no chance of its own',
      'a pure folder reads no clock',
    ]);
  });

  it('find a cycle once, also one that consists of types', () => {
    const cycle = rulesOf({
      'core/store/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'core/store/b.ts': "import {\n  c,\n  type D,\n} from './c.ts';\nexport const b = c as D;\n",
      'core/store/c.ts': "import { a } from './a.ts';\nexport type D = 1;\nexport const c = a;\n",
    });
    expect(cycle).toEqual([
      'imports form a cycle: core/store/a.ts → core/store/b.ts → core/store/c.ts → core/store/a.ts',
    ]);
    expect(
      rulesOf({
        'core/store/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
        'core/store/b.ts': "import { type A } from './a.ts';\nexport type B = A;\n",
      }),
    ).toEqual(['imports form a cycle: core/store/a.ts → core/store/b.ts → core/store/a.ts']);
  });

  it('follow a worker through what it loads to a native module', () => {
    const rules = rulesOf({
      'core/jobs/train-worker.ts': "import { read } from './read.ts';\nread();\n",
      'core/jobs/read.ts': "import { openDatabase } from '../store/open.ts';\nexport const read = openDatabase;\n",
      'core/store/open.ts': "import Database from 'better-sqlite3';\nexport const openDatabase = Database;\n",
    });
    expect(rules).toEqual([
      'a worker loads no native module, but core/jobs/train-worker.ts → core/jobs/read.ts → core/store/open.ts imports better-sqlite3',
    ]);
  });

  it('refuse files over 500 lines, tests too, but let tests import what they like', () => {
    const long = 'x;\n'.repeat(501);
    expect(
      rulesOf({
        'core/math/long.test.ts': long,
        'core/math/day.test.ts': "import Database from 'better-sqlite3';\nexport { Database };\n",
      }),
    ).toEqual(['a file has at most 500 lines; this one has 501']);
  });
});
