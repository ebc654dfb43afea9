// import FILE…: reads sales files into the workspace, or (dry run) only says what that would do.
import { Option } from 'commander';
import {
  type PeriodStep,
  type Relation,
  SHAPE_KINDS,
  type ShapeChoice,
  type ShapeKind,
} from '#core/contract/import-shape.ts';
import type { ImportIssue, ImportReport, Inspection, Upload } from '#core/contract/imports.ts';
import { isSheetOf } from '#core/contract/inspected-files.ts';
import { type ImportFileOptions, type ImportFileResult, importFile } from '#core/host/import-file.ts';
import { applyRecipe } from '#core/host/recipes/apply-recipe.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatPairs, formatTable } from '../output/table.ts';
import { collectRole, collectText, type RoleMap } from '../parse-options.ts';
import { collectRelation, type RelationMap } from '../parse-relation.ts';
import { parseRepairs } from '../parse-repair.ts';
import { recipeByName } from './recipes.ts';

interface ImportCommandOptions extends CommonOptions {
  map?: RoleMap;
  store?: string;
  product?: string;
  dryRun?: boolean;
  overlap?: NonNullable<ImportFileOptions['overlap']>;
  stockTime?: NonNullable<ImportFileOptions['stockTime']>;
  dateOrder?: Inspection['reading']['dateOrder'];
  decimal?: '.' | ',';
  timeZone?: string;
  sheet?: string;
  shape?: ShapeKind;
  firstDay?: string;
  step?: PeriodStep;
  countLines?: boolean;
  carry?: boolean;
  relation?: RelationMap;
  repair?: string[];
  skip?: string[];
  recipe?: string;
  saveRecipe?: string;
}

/** Options that a recipe answers: given together, one of them would be overruled in silence. */
const SAID_BY_RECIPE = ['map', 'store', 'product', 'overlap', 'stockTime', 'shape', 'countLines', 'relation'];

export const addImport: AddCommand = (program, environment) => {
  newCommand(program, 'import <file...>', 'Import sales files (CSV, TSV, TXT, XLSX, XLS, also .gz and .zip)')
    .option('--map <role=column>', 'what a column means, e.g. units=Qty (repeat for more)', collectRole)
    .option('--store <code>', 'store for a file without a store column')
    .option('--product <name>', 'one product for the whole store, for a file that names no product')
    .option('--dry-run', 'check and count, change nothing')
    .option('--overlap <policy>', 'rows for days that exist: replace (default), add or keep')
    .option('--stock-time <time>', 'the stock column counts at: opening (default) or closing')
    .option(
      '--date-order <order>',
      'ymd, dmy, mdy; serial (days since 1900), unix (seconds since 1970); detected when left out',
    )
    .option('--decimal <mark>', 'decimal mark, "." or ","; detected when left out')
    .addOption(
      new Option('--recipe <name>', 'import as this recipe says; refused where the file no longer fits it').conflicts(
        SAID_BY_RECIPE,
      ),
    )
    .addOption(
      new Option(
        '--save-recipe <name>',
        'keep how this file was imported for the next ones of its kind, in place of the recipe of this name',
      ).conflicts('dryRun'),
    )
    .option(
      '--time-zone <name>',
      'where the shop is, e.g. Europe/Berlin, for moments in UTC; this computer when left out',
    )
    .option('--sheet <name>', 'sheet of a workbook; the first one that looks like sales when left out')
    .addOption(
      new Option('--shape <kind>', 'how the figures are laid out; detected when left out').choices([...SHAPE_KINDS]),
    )
    .option('--first-day <day>', 'first day of columns that only count (d_1, W0, Jan), YYYY-MM-DD')
    .addOption(new Option('--step <period>', 'what such columns count').choices(['day', 'week', 'month']))
    .option('--no-carry', 'empty cells are empty; they are read as the one above where a table stands in blocks')
    .option('--count-lines', 'single sales without a quantity: each line is one piece')
    .option(
      '--relation <file=how>',
      'what another file is: append, ignore, column:column to look rows up by, or events:column:column (repeat for more)',
      collectRelation,
    )
    .option(
      '--repair <[[file:]line:]column:value=to>',
      'cells with this value are read as another, everywhere or in one line (repeat for more)',
      collectText,
    )
    .option(
      '--skip <[[file:]line:]column:value>',
      'rows with this value are left out on purpose (repeat for more)',
      collectText,
    )
    .action((files: string[], options: ImportCommandOptions) =>
      withEngine(environment, options, async (cli) => {
        const { client, signal, console } = cli;
        const { dateOrder, decimal, timeZone, sheet, saveRecipe } = options;
        const recipe = options.recipe === undefined ? undefined : await recipeByName(cli, options.recipe);
        const [file, ...extras] = files;
        const reading = {
          ...(dateOrder && { dateOrder }),
          ...(decimal && { decimalMark: decimal }),
          ...(timeZone && { timeZone }),
          ...(sheet && { sheet }),
        };
        const result = await importFile(client, file, {
          extras,
          shape: shapeOf(options),
          roles: options.map,
          store: options.store,
          product: options.product,
          overlap: options.overlap,
          stockTime: options.stockTime,
          commit: !options.dryRun,
          relations: options.relation,
          repairs: (inspection) => parseRepairs(options.repair ?? [], options.skip ?? [], inspection),
          recipe: recipe && ((inspection) => applyRecipe(client, recipe, inspection, reading)),
          reading,
          signal,
          onProgress: ({ phase, progress, detail }) =>
            console.progress.show({ stage: phase, share: progress, detail: phase === 'send' ? null : detail }),
        });
        if (saveRecipe !== undefined) {
          await client.recipes.save({
            uploadId: result.upload.id,
            name: saveRecipe,
            columns: result.inspection.columns,
            said: {
              reading: { ...recipe?.said.reading, ...reading },
              shape: shapeOf(options) ?? recipe?.said.shape ?? null,
            },
            replace: true,
          });
        }
        console.result(toJson(result), () => toText(result));
      }),
    );
};

/** What the options say of the shape; undefined: nothing. */
function shapeOf({ shape, firstDay, step, countLines, carry }: ImportCommandOptions): ShapeChoice | undefined {
  const isOff = carry === false;
  const kind = shape ?? (firstDay || step ? 'dates-as-columns' : countLines ? 'receipts' : isOff ? 'long' : undefined);
  return kind && { kind, firstDay, step, countLines, ...(isOff && { carry }) };
}

const toJson = ({ upload, inspection, report }: ImportFileResult) => ({
  uploadId: upload.id,
  state: upload.state,
  reading: upload.options.reading,
  mapping: upload.options.mapping,
  options: upload.options,
  shape: inspection.shape,
  preset: inspection.preset,
  files: inspection.extras.map(({ fileName, reading, relation, matched, dateOrder }) => ({
    fileName,
    sheet: reading.sheet,
    relation,
    matched,
    dateOrder,
  })),
  dateOrder: inspection.dateOrder,
  alreadyImported: inspection.alreadyImported,
  report,
});

function toText({ upload, inspection, report }: ImportFileResult): string {
  const { rows, effect, result } = report;
  const isDone = upload.state === 'committed';
  const mapped = upload.options.mapping.filter(({ role }) => role !== 'ignore');
  const days = result.firstDay === null ? 'no day' : `${result.firstDay} to ${result.lastDay}`;
  const sections = [
    isDone ? `Imported ${upload.fileName}.` : `Checked ${upload.fileName}; nothing was changed.`,
    formatPairs([
      ['Columns', mapped.map(({ column, role }) => `${role} = ${column}`).join(', ')],
      ['Known as', presetWords(inspection)],
      ['Shape', shapeWords(upload, inspection)],
      ...inspection.extras.map((extra): [string, string] =>
        isSheetOf(inspection, extra)
          ? [`Sheet ${extra.reading.sheet}`, sheetWords(extra.relation)]
          : [extra.fileName, relationWords(extra.relation)],
      ),
      ['Header', inspection.reading.headerRows === 0 ? 'none: columns are (1), (2), …, told by what they hold' : null],
      ['Dates', dateWords(inspection.dateOrder)],
      ...inspection.extras.map((extra): [string, string | null] => [
        `Dates in ${extra.reading.sheet ?? extra.fileName}`,
        dateWords(extra.dateOrder),
      ]),
      [
        'Rows',
        `${formatNumber(rows.total)}: ${formatNumber(rows.accepted)} accepted, ${formatNumber(rows.repaired)} repaired, ` +
          `${formatNumber(rows.rejected)} rejected`,
      ],
      [
        isDone ? 'Changed' : 'Would change',
        `${formatNumber(effect.inserted)} new, ${formatNumber(effect.replaced)} replaced, ` +
          `${formatNumber(effect.unchanged)} as they were, ${formatNumber(effect.kept)} kept`,
      ],
      ['Stores', result.stores.join(', ')],
      [
        'Products',
        `${formatNumber(result.products)} (${formatNumber(effect.newProducts)} new)${wholeStoreWords(upload)}`,
      ],
      ['Days', days],
      ['Units', formatNumber(result.units)],
      ['Revenue', result.revenue === null ? null : formatNumber(result.revenue)],
      [isDone ? 'Planned' : 'Would plan', eventWords(report.events)],
      ['Upload', isDone ? upload.id : null],
    ]),
  ];
  if (report.issues.length > 0) {
    sections.push(
      formatTable(
        [
          { title: 'Kind', value: (issue) => issue.severity },
          { title: 'Rows', value: (issue) => issue.count },
          { title: 'Column', value: (issue) => issue.column },
          { title: 'What', value: (issue) => issue.repair, maxWidth: 90 },
          {
            title: 'First seen',
            value: ({ examples: [first] }) => (first ? exampleWords(first) : null),
            maxWidth: 40,
          },
        ],
        report.issues,
      ),
    );
  }
  return sections.join('\n\n');
}

/** Days to come of a list of event days; null: there are none. */
function eventWords({ days }: ImportReport['events']): string | null {
  const [first] = days;
  if (first === undefined) return null;
  const range =
    days.length === 1 ? first : `${formatNumber(days.length)} days from ${first} to ${days[days.length - 1]}`;
  return `${range}: promotions of the whole store`;
}

/** A file that names no product is said to be one, with the name that it was given. */
const wholeStoreWords = ({ options: { product, mapping } }: Upload): string =>
  product === null || mapping.some(({ role }) => role === 'product') ? '' : `: "${product}" for the whole store`;

const exampleWords = ({ file, line, value }: ImportIssue['examples'][number]): string =>
  `${file === null ? '' : `${file}, `}line ${line}: "${value}"`;

function presetWords({ preset }: ImportFileResult['inspection']): string | null {
  return preset && `${preset.id} (${preset.sureness}: ${preset.matched} of its columns)`;
}

function shapeWords({ options: { shape } }: Upload, { shape: { headings } }: ImportFileResult['inspection']) {
  switch (shape.kind) {
    case 'long':
      return carriedWords(shape.carried) ?? null;
    case 'receipts':
      return [
        shape.countLines ? 'single sales, each line one piece' : 'single sales, summed to days',
        carriedWords(shape.carried),
      ]
        .filter(Boolean)
        .join('; ');
    case 'dates-as-columns':
      return `a column for each ${shape.step}${headings ? `: ${headings.count} from "${headings.first}" to "${headings.last}"` : ''}`;
    case 'products-as-columns':
      return `a column for each product${headings ? `: ${headings.count}` : ''}`;
  }
}

const carriedWords = (columns: readonly string[] | undefined): string | undefined =>
  columns && `in blocks: empty cells of ${columns.join(', ')} mean the one above (--no-carry turns that off)`;

const sheetWords = ({ kind }: Relation): string =>
  kind === 'append'
    ? 'the same columns, other days: its rows follow'
    : 'left out: the same columns, but days in common';

function relationWords(relation: Relation): string {
  if (relation.kind === 'append') return 'the same columns: its rows follow';
  if (relation.kind === 'ignore') return 'left out: nothing in it belongs to the others';
  if (relation.events) return `event days by ${relation.on[0].matches}: other days are ordinary ones`;
  return `looked up by ${relation.on.map(({ column, matches }) => `${column} = ${matches}`).join(', ')}`;
}

function dateWords(dateOrder: Inspection['dateOrder']): string | null {
  if (!dateOrder || dateOrder.because === 'iso' || dateOrder.because === 'real-dates') return null;
  const why = {
    settled: 'a value allows no other order',
    consecutive: 'only this order gives consecutive days',
    others: 'as the other files have it',
    counted: 'numbers that count days or seconds: check the days below',
    assumed: 'assumed: nothing settles it, check the days below',
  }[dateOrder.because];
  return `read as ${dateOrder.chosen} (${why})`;
}
