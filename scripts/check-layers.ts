// `npm run layers`: checks the layers of ARCHITECTURE.md and the few other rules that no compiler knows.
// With `-- --mend` it first rewrites imports that climb two folders.
import { join } from 'node:path';
import { mendClimbingImports } from './layers/mend.ts';
import { checkFiles } from './layers/rules.ts';
import { isTestFile, readSourceFiles } from './layers/source-files.ts';
import { SIZED_FOLDERS, THINK_LINES } from './layers/table.ts';

const root = join(import.meta.dirname, '..');
if (process.argv.includes('--mend')) {
  for (const path of mendClimbingImports(root, readSourceFiles(root, SIZED_FOLDERS))) console.log(`mended ${path}`);
}
const files = readSourceFiles(root, SIZED_FOLDERS);
const findings = checkFiles(files);

for (const { path, line, rule, mend } of findings) {
  console.error(`${path}:${line}\n  rule: ${rule}.\n  mend: ${mend}`);
}
const long = files.filter((file) => file.lines > THINK_LINES && !isTestFile(file.path));
if (long.length > 0) {
  console.log(`Long files (over ${THINK_LINES} lines; think about splitting):`);
  for (const file of long) console.log(`  ${file.lines}  ${file.path}`);
}
if (findings.length > 0) {
  console.error(`\n${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${files.length} files.`);
  process.exitCode = 1;
} else {
  console.log(`Layers: ${files.length} files follow the rules.`);
}
