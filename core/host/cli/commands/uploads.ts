// uploads: the history of what was imported. undo-import ID: takes one of them back whole.
import type { Upload } from '#core/contract/imports.ts';
import type { UndoEffect } from '#core/contract/undo.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatNumber, formatPairs, formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';

export const addUploads: AddCommand = (program, environment) => {
  newCommand(program, 'uploads', 'List the imported files, newest first')
    .option('--limit <count>', 'at most so many', parseCount, 20)
    .action(({ limit, ...common }: CommonOptions & { limit: number }) =>
      withEngine(environment, common, async ({ client, console }) => {
        const uploads = await client.imports.list({ limit });
        console.result(uploads, () => uploadsText(uploads));
      }),
    );
  newCommand(program, 'undo-import <id>', 'Take an imported file back whole, as if it had never been imported')
    .option('--dry-run', 'say what that would do, change nothing')
    .action((uploadId: string, { dryRun, ...common }: CommonOptions & { dryRun?: boolean }) =>
      withEngine(environment, common, async (cli) => {
        const { client, console } = cli;
        const effect = await client.imports.previewUndo({ uploadId });
        if (!dryRun) await followJob(cli, (await client.imports.undo({ uploadId })).jobId);
        const upload = await client.imports.get({ uploadId });
        console.result({ uploadId, state: upload.state, effect }, () => undoText(upload, effect));
      }),
    );
};

function uploadsText(uploads: readonly Upload[]): string {
  if (uploads.length === 0) return 'Nothing was imported yet.';
  return formatTable(
    [
      { title: 'Upload', value: ({ id }) => id },
      { title: 'File', value: ({ fileName }) => fileName, maxWidth: 40 },
      { title: 'State', value: ({ state }) => state },
      { title: 'When', value: ({ committedAt, createdAt }) => committedAt ?? createdAt },
      { title: 'Who', value: ({ who }) => who },
      { title: 'Added', value: ({ report }) => report?.effect.inserted ?? null },
      { title: 'Replaced', value: ({ report }) => report?.effect.replaced ?? null },
      { title: 'Rejected', value: ({ report }) => report?.rows.rejected ?? null },
      { title: 'Days', value: ({ report }) => daysOf(report?.result) },
      { title: 'Products', value: ({ report }) => report?.result.products ?? null },
      { title: 'SHA-256', value: ({ sha256 }) => sha256.slice(0, 12) },
      { title: 'Undone', value: ({ undoneAt, undoneBy }) => (undoneAt ? `${undoneAt} by ${undoneBy}` : null) },
    ],
    uploads,
  );
}

/** Names that are listed of what an undo removes. */
const MOST_NAMES = 10;

function undoText({ fileName, state }: Upload, effect: UndoEffect): string {
  const isDone = state === 'undone';
  return [
    isDone ? `Undone: ${fileName}.` : `Undoing ${fileName} would do this; nothing was changed.`,
    formatPairs([
      ['Rows removed', formatNumber(effect.removed)],
      ['Rows restored', formatNumber(effect.restored)],
      ['Rows that stay', formatNumber(effect.stayed)],
      ['Corrections that wait', effect.waiting === 0 ? null : formatNumber(effect.waiting)],
      ['Cannot come back', effect.lost === 0 ? null : formatNumber(effect.lost)],
      ['Planned days taken back', effect.unplanned === 0 ? null : formatNumber(effect.unplanned)],
      ['Days', daysOf(effect)],
      ['Products', formatNumber(effect.products)],
      ['Products removed', shortList(effect.removedProducts.codes, effect.removedProducts.count)],
      ['Stores removed', shortList(effect.removedStores, effect.removedStores.length)],
    ]),
  ].join('\n\n');
}

/** How many there are and the first of them; many stores may each have lost a product of one name. */
function shortList(names: readonly string[], count: number): string | null {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, MOST_NAMES);
  return count === 0
    ? null
    : `${formatNumber(count)}: ${shown.join(', ')}${shown.length < distinct.length ? ', …' : ''}`;
}

const daysOf = (range: { firstDay: string | null; lastDay: string | null } | undefined): string | null =>
  range?.firstDay ? `${range.firstDay} to ${range.lastDay}` : null;
