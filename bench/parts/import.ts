// A long daily file into the store, against reading the same text with a general CSV parser and keeping nothing.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Benchmark, benchRow, timed } from '../benchmark.ts';
import { withBenchEngine } from '../engine.ts';
import { wholeStoreSet } from '../sets/index.ts';
import { atOrigin } from '../sets/sales-set.ts';
import { importSet } from '../store-run.ts';

export const benchmark: Benchmark = {
  title: 'Import: detect, check, stage and commit a daily file',
  async run(context) {
    const set = atOrigin(wholeStoreSet(context.data), 0);
    const workspace = mkdtempSync(join(context.workDir, 'import-'));
    const { seconds } = await withBenchEngine(workspace, (client) =>
      timed(() => importSet(client, set, context.workDir)),
    );
    const reference = await timed(() => (parse(set.historyCsv, { columns: true }) as unknown[]).length);
    return [
      benchRow({
        name: `${set.name}: ${set.historyRows} rows`,
        value: seconds,
        unit: 's',
        reference: 'csv-parse, text to objects',
        referenceValue: reference.seconds,
        note: `${Math.round(set.historyRows / seconds / 1000)} thousand rows a second`,
      }),
    ];
  },
};
