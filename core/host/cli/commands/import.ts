// import FILE: reads a sales file into the workspace, or (dry run) only says what that would do.
import { type ImportFileOptions, type ImportFileResult, importFile } from '#core/host/import-file.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatPairs, formatTable } from '../output/table.ts';
import { collectRole, type RoleMap } from '../parse-options.ts';

interface ImportCommandOptions extends CommonOptions {
  map?: RoleMap;
  store?: string;
  dryRun?: boolean;
  overlap?: NonNullable<ImportFileOptions['overlap']>;
  stockTime?: NonNullable<ImportFileOptions['stockTime']>;
  dateOrder?: 'ymd' | 'dmy' | 'mdy';
  decimal?: '.' | ',';
  sheet?: string;
}

export const addImport: AddCommand = (program, environment) => {
  newCommand(program, 'import <file>', 'Import a sales file (CSV, TSV, TXT, XLSX)')
    .option('--map <role=column>', 'what a column means, e.g. units=Qty (repeat for more)', collectRole)
    .option('--store <code>', 'store for a file without a store column')
    .option('--dry-run', 'check and count, change nothing')
    .option('--overlap <policy>', 'rows for days that exist: replace (default), add or keep')
    .option('--stock-time <time>', 'the stock column counts at: opening (default) or closing')
    .option('--date-order <order>', 'ymd, dmy or mdy; detected when left out')
    .option('--decimal <mark>', 'decimal mark, "." or ","; detected when left out')
    .option('--sheet <name>', 'sheet of an XLSX file; the first one with a table when left out')
    .action((file: string, options: ImportCommandOptions) =>
      withEngine(environment, options, async ({ client, signal, console }) => {
        const { dateOrder, decimal, sheet } = options;
        const result = await importFile(client, file, {
          roles: options.map,
          store: options.store,
          overlap: options.overlap,
          stockTime: options.stockTime,
          commit: !options.dryRun,
          reading: {
            ...(dateOrder && { dateOrder }),
            ...(decimal && { decimalMark: decimal }),
            ...(sheet && { sheet }),
          },
          signal,
          onProgress: ({ phase, progress, detail }) =>
            console.progress.show({ stage: phase, share: progress, detail: phase === 'send' ? null : detail }),
        });
        console.result(toJson(result), () => toText(result));
      }),
    );
};

const toJson = ({ upload, inspection, report }: ImportFileResult) => ({
  uploadId: upload.id,
  state: upload.state,
  reading: upload.options.reading,
  mapping: upload.options.mapping,
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
      ['Dates', dateWords(inspection)],
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
      ['Products', `${formatNumber(result.products)} (${formatNumber(effect.newProducts)} new)`],
      ['Days', days],
      ['Units', formatNumber(result.units)],
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
            value: ({ examples: [first] }) => (first ? `line ${first.line}: "${first.value}"` : null),
            maxWidth: 40,
          },
        ],
        report.issues,
      ),
    );
  }
  return sections.join('\n\n');
}

function dateWords({ dateOrder }: ImportFileResult['inspection']): string | null {
  if (!dateOrder || dateOrder.because === 'iso' || dateOrder.because === 'real-dates') return null;
  const why = {
    settled: 'a value allows no other order',
    consecutive: 'only this order gives consecutive days',
    assumed: 'assumed: nothing settles it, check the days below',
  }[dateOrder.because];
  return `read as ${dateOrder.chosen} (${why})`;
}
