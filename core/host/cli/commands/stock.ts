// stock FILE: a stock list or a supplier file into the workspace; --undo takes the last one back.
import { basename } from 'node:path';
import { AppError } from '#core/contract/errors.ts';
import type { ListCheck, ListImport } from '#core/contract/lists.ts';
import { sendFile } from '#core/host/import-file.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatPairs, formatTable } from '../output/table.ts';
import { parseDay } from '../parse-options.ts';
import { theStore } from '../the-store.ts';

interface StockOptions extends CommonOptions {
  store?: string;
  suppliers?: boolean;
  addProducts?: boolean;
  day?: string;
  dryRun?: boolean;
  undo?: boolean;
}

export const addStock: AddCommand = (program, environment) => {
  newCommand(program, 'stock [file]', 'Import a stock list: stock, costs, lead times, packs (CSV or XLSX)')
    .option('--store <code>', 'the store; may be left out where there is only one')
    .option('--suppliers', 'the file is about suppliers, one a row')
    .option('--add-products', 'add products that the store does not have')
    .option(
      '--day <date>',
      'the stock was counted at the close of this day (default: the last day with sales)',
      parseDay,
    )
    .option('--dry-run', 'check the file and count, change nothing')
    .option('--undo', 'take the last imported list back')
    .action((file: string | undefined, options: StockOptions) =>
      withEngine(environment, options, async (cli) => {
        if ((file === undefined) !== (options.undo === true)) {
          throw new AppError('input/invalid', 'Give a stock list, or --undo: one of them.', {
            field: 'file',
            expected: 'stock FILE or stock --undo',
          });
        }
        const store = await theStore(cli, options.store);
        if (file === undefined) await undoLast(cli, store);
        else await importList(cli, store, file, options);
      }),
    );
};

async function importList(cli: Cli, store: string, path: string, options: StockOptions): Promise<void> {
  const { client, console, signal } = cli;
  const fileId = await sendFile(client, path, basename(path), { signal });
  const check = await client.lists
    .check({
      store,
      fileId,
      subject: options.suppliers ? 'suppliers' : 'products',
      addProducts: options.addProducts,
      stockDay: options.day,
    })
    .finally(() => client.files.discard({ fileId }));
  const done = options.dryRun ? null : await client.lists.commit({ listId: check.listId });
  console.result({ state: done ? 'committed' : 'checked', check, import: done }, () => toText(check, done !== null));
}

function toText(check: ListCheck, isDone: boolean): string {
  const { rows, effect } = check;
  const roles = check.columns.filter(({ role }) => role !== 'ignore');
  const text = [
    isDone ? `Took over ${check.fileName}.` : `Checked ${check.fileName}; nothing was changed.`,
    formatPairs([
      ['Columns', roles.map(({ column, role }) => `${role} = ${column}`).join(', ')],
      [
        'Rows',
        `${formatNumber(rows.total)}: ${formatNumber(rows.accepted)} used, ${formatNumber(rows.rejected)} left out`,
      ],
      [
        isDone ? 'Changed' : 'Would change',
        `${formatNumber(effect.changed)} ${check.subject}, ${formatNumber(effect.unchanged)} as they were`,
      ],
      ['Values', effect.values.map(({ role, changed }) => `${formatNumber(changed)} ${role}`).join(', ') || null],
      ['New products', effect.newProducts === 0 ? null : formatNumber(effect.newProducts)],
      ['New suppliers', effect.newSuppliers.length === 0 ? null : formatNumber(effect.newSuppliers.length)],
      ['Stock at close of', check.stockDay],
      ['Own values', effect.outranked === 0 ? null : `${formatNumber(effect.outranked)} of your own stay in force`],
    ]),
  ];
  if (check.problems.length > 0) text.push(problemTable(check));
  return text.join('\n\n');
}

const SHOWN_PROBLEMS = 20;

function problemTable({ problems }: ListCheck): string {
  const table = formatTable(
    [
      { title: 'Line', value: (row) => row.line },
      { title: 'Column', value: (row) => row.column },
      { title: 'Value', value: (row) => row.value, maxWidth: 40 },
      { title: 'Left out because', value: (row) => row.reason, maxWidth: 90 },
    ],
    problems.slice(0, SHOWN_PROBLEMS),
  );
  const more = problems.length - SHOWN_PROBLEMS;
  return more > 0 ? `${table}\n… ${formatNumber(more)} more (--json shows up to 1,000)` : table;
}

async function undoLast({ client, console }: Cli, store: string): Promise<void> {
  const last = (await client.lists.imports({ store })).find(({ undoneAt }) => undoneAt === null);
  if (!last)
    throw new AppError('not-found/upload', `No list was imported into ${store} that could be taken back.`, {
      name: store,
    });
  const undone: ListImport = await client.lists.undo({ importId: last.importId });
  console.result({ ...undone }, () => `Took back ${undone.fileName}: ${formatNumber(undone.changed)} changed.`);
}
