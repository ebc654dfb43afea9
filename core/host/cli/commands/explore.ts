// explore [product]: what the observations of a product or the store say. observations: single ones, by filter.

import { InvalidArgumentError } from 'commander';
import type { ExplorerStatistics, Observation, ObservationFlag } from '#core/contract/explorer.ts';
import { OBSERVATION_FLAGS } from '#core/contract/explorer.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatPairs, formatShare, formatTable } from '../output/table.ts';
import { parseCount, parseDay } from '../parse-options.ts';
import { theStore } from '../the-store.ts';

interface RecordsOptions extends CommonOptions {
  store?: string;
  product?: string;
  search?: string;
  category?: string;
  from?: string;
  to?: string;
  flag?: ObservationFlag[];
  limit: number;
}

export const addExplore: AddCommand = (program, environment) => {
  newCommand(program, 'explore [product]', 'Statistics, gaps and outliers of a product, or of the whole store')
    .option('--store <code>', 'the store; may be left out where there is only one')
    .action((product: string | undefined, { store, ...common }: CommonOptions & { store?: string }) =>
      withEngine(environment, common, async (cli) => {
        const statistics = await cli.client.explorer.statistics({ store: await theStore(cli, store), product });
        cli.console.result(statistics, () => statisticsText(statistics));
      }),
    );
  newCommand(program, 'observations', 'List observations of products and days, newest first')
    .option('--store <code>', 'the store; may be left out where there is only one')
    .option('--product <code>', 'only this product')
    .option('--search <words>', 'only products with these words in code, name or category')
    .option('--category <name>', 'only products of this category')
    .option('--from <date>', 'first day', parseDay)
    .option('--to <date>', 'last day', parseDay)
    .option(
      '--flag <flag>',
      `only observations with this flag: ${OBSERVATION_FLAGS.join(', ')}; may be repeated`,
      collectFlag,
    )
    .option('--limit <count>', 'at most so many (1 to 1000)', parseCount, 50)
    .action(({ store, limit, flag, category, product, search, from, to, ...common }: RecordsOptions) =>
      withEngine(environment, common, async (cli) => {
        const filter = {
          product,
          search,
          from,
          to,
          flags: flag,
          category: category === undefined ? undefined : [category],
        };
        const page = await cli.client.explorer.observations({ store: await theStore(cli, store), filter, limit });
        cli.console.result(page, () => recordsText(page));
      }),
    );
};

function collectFlag(text: string, found: ObservationFlag[] = []): ObservationFlag[] {
  const flag = OBSERVATION_FLAGS.find((known) => known === text);
  if (!flag) throw new InvalidArgumentError(`Expected one of ${OBSERVATION_FLAGS.join(', ')}.`);
  return [...found, flag];
}

function statisticsText(found: ExplorerStatistics): string {
  const number = (value: number | null) => (value === null ? null : formatNumber(value));
  const { flags, gaps, outliers, duplicates } = found;
  const text = [
    formatPairs([
      ['From', found.firstDay],
      ['To', found.lastDay],
      ['Open days', formatNumber(found.days)],
      ['Observations', formatNumber(found.observations)],
      ['Units', formatNumber(found.units)],
      ['Revenue', number(found.revenue)],
      ['Mean', number(found.mean)],
      ['Median', number(found.median)],
      ['Standard deviation', number(found.sd)],
      ['Days without a sale', formatShare(found.zeroShare)],
      ['Price', found.minPrice === null ? null : `${number(found.minPrice)} to ${number(found.maxPrice)}`],
      ['Merged from', found.mergedFrom.join(', ') || null],
      [
        'Flags',
        OBSERVATION_FLAGS.flatMap((flag) => (flags[flag] ? `${flag} ${formatNumber(flags[flag])}` : [])).join(', ') ||
          null,
      ],
      [
        'Gaps',
        gaps.days === 0
          ? null
          : gaps.ranges
              .slice(0, 10)
              .map(({ from, to }) => (from === to ? from : `${from} to ${to}`))
              .join(', '),
      ],
    ]),
  ];
  if (outliers.length > 0) {
    text.push(
      formatTable(
        [
          { title: 'Stands out', value: ({ day }) => day },
          { title: 'Units', value: ({ units }) => units },
          { title: 'Usual', value: ({ usual }) => usual },
        ],
        outliers,
      ),
    );
  }
  if (duplicates.length > 0) {
    text.push(
      formatTable(
        [
          { title: 'File', value: ({ fileName }) => fileName, maxWidth: 40 },
          { title: 'Held', value: ({ code }) => code },
          { title: 'Rows', value: ({ rows }) => rows },
        ],
        duplicates,
      ),
    );
  }
  return text.join('\n\n');
}

function recordsText({ total, observations }: { total: number; observations: readonly Observation[] }): string {
  if (total === 0) return 'No observation fits.';
  const table = formatTable(
    [
      { title: 'Day', value: ({ day }) => day },
      { title: 'Product', value: ({ product }) => product, maxWidth: 30 },
      { title: 'Name', value: ({ name }) => name, maxWidth: 40 },
      { title: 'Units', value: ({ units }) => units, align: 'right' },
      { title: 'Price', value: ({ price }) => price, align: 'right' },
      { title: 'Revenue', value: ({ revenue }) => revenue, align: 'right' },
      { title: 'Stock', value: ({ stock }) => stock, align: 'right' },
      { title: 'Flags', value: ({ flags }) => flags.join(' ') },
    ],
    observations,
  );
  const more = total - observations.length;
  return more > 0 ? `${table}\n… ${formatNumber(more)} more` : table;
}
