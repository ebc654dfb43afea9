// plan FILE: future prices, promotions and closed days into the workspace; --list shows them, --clear takes them back.
import { AppError } from '#core/contract/errors.ts';
import type { PlanCheck, PlanRow } from '#core/contract/plans.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatPairs, formatShare, formatTable } from '../output/table.ts';
import { parseDay } from '../parse-options.ts';
import { checkPlanFile, rejectedTable } from '../plan-file.ts';
import { theStore } from '../the-store.ts';

interface PlanOptions extends CommonOptions {
  store?: string;
  product?: string;
  from?: string;
  to?: string;
  list?: boolean;
  clear?: boolean;
  dryRun?: boolean;
}

const PAGE = 1000;

export const addPlan: AddCommand = (program, environment) => {
  newCommand(program, 'plan [file]', 'Plan future prices, promotions and closed days (CSV or XLSX: date, store, …)')
    .option('--store <code>', 'the store; of a file without a store column, of --list and of --clear')
    .option('--list', 'show what is planned')
    .option('--clear', 'take back what is planned')
    .option('--product <code>', 'with --list and --clear: only this product')
    .option('--from <date>', 'with --list and --clear: from this day on', parseDay)
    .option('--to <date>', 'with --list and --clear: up to this day', parseDay)
    .option('--dry-run', 'check the file and count, change nothing')
    .action((file: string | undefined, options: PlanOptions) =>
      withEngine(environment, options, async (cli) => {
        const asked = [file !== undefined, options.list, options.clear].filter((one) => one === true).length;
        if (asked !== 1) {
          throw new AppError('input/invalid', 'Give a plan file, or --list, or --clear: one of them.', {
            field: 'file',
            expected: 'plan FILE, plan --list or plan --clear',
          });
        }
        if (file !== undefined) await planFile(cli, file, options);
        else if (options.list) await listPlans(cli, options);
        else await clearPlans(cli, options);
      }),
    );
};

async function planFile(cli: Cli, file: string, { store, dryRun }: PlanOptions): Promise<void> {
  const { client, console } = cli;
  const check = await checkPlanFile(cli, file, store);
  const change = dryRun ? null : await client.plans.commit({ planId: check.planId });
  console.result({ state: dryRun ? 'checked' : 'committed', check, ...change }, () => fileText(check, !dryRun));
}

function fileText(check: PlanCheck, isDone: boolean): string {
  const { rows, effect } = check;
  const columns = check.columns.filter(({ role }) => role !== 'ignore');
  const text = [
    isDone ? `Planned as in ${check.fileName}.` : `Checked ${check.fileName}; nothing was changed.`,
    formatPairs([
      ['Columns', columns.map(({ column, role }) => `${role} = ${column}`).join(', ')],
      [
        'Rows',
        `${formatNumber(rows.total)}: ${formatNumber(rows.accepted)} accepted, ${formatNumber(rows.rejected)} left out`,
      ],
      ['Days', `${check.firstDay} to ${check.lastDay}`],
      ['Stores', check.stores.join(', ')],
      ['Products', check.products === 0 ? null : formatNumber(check.products)],
      [
        isDone ? 'Planned days' : 'Would plan',
        `${formatNumber(effect.inserted)} new, ${formatNumber(effect.replaced)} changed, ${formatNumber(effect.unchanged)} as they were`,
      ],
      [
        'Past',
        check.pastDays === 0
          ? null
          : `${formatNumber(check.pastDays)} planned days are not after the last known day: only forecasts with an earlier --as-of use them`,
      ],
    ]),
  ];
  const rejected = rejectedTable(check);
  return rejected === null ? text.join('\n\n') : [...text, rejected].join('\n\n');
}

async function listPlans(cli: Cli, { product, from, to, ...options }: PlanOptions): Promise<void> {
  const store = await theStore(cli, options.store);
  const rows: PlanRow[] = [];
  for (;;) {
    const page = await cli.client.plans.list({ store, product, from, to, offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) break;
  }
  cli.console.result({ store, total: rows.length, rows }, () => listText(store, rows));
}

function listText(store: string, rows: readonly PlanRow[]): string {
  if (rows.length === 0) return `Nothing is planned for ${store}.`;
  const yesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');
  return formatTable(
    [
      { title: 'From', value: (row) => row.from },
      { title: 'To', value: (row) => row.to },
      { title: 'For', value: (row) => row.product ?? (row.category === null ? 'the store' : `all ${row.category}`) },
      { title: 'Price', value: (row) => row.price },
      { title: 'Discount', value: (row) => (row.discount === null ? null : formatShare(row.discount)), align: 'right' },
      { title: 'Promotion', value: (row) => yesNo(row.promotion) },
      { title: 'Closed', value: (row) => yesNo(row.closed) },
    ],
    rows,
  );
}

async function clearPlans(cli: Cli, { product, from, to, dryRun, ...options }: PlanOptions): Promise<void> {
  const store = await theStore(cli, options.store);
  if (dryRun) {
    throw new AppError('input/invalid', '--dry-run is for plan files. See what would go with --list.', {
      field: 'dry-run',
    });
  }
  const change = await cli.client.plans.remove({ store, product, from, to });
  cli.console.result({ store, ...change }, () =>
    change.days === 0 ? `Nothing was planned for ${store}.` : `Took back ${formatNumber(change.days)} planned days.`,
  );
}
