// The files of an inspection as checks, recipes and further inspections take them.
import type { RelationChoice } from './import-shape.ts';
import type { ExtraFile, Inspection } from './imports.ts';

type Files = Pick<Inspection, 'fileId' | 'extras'>;

/** Whether this is another sheet of the workbook that is read, not another file. */
export const isSheetOf = ({ fileId }: Files, extra: Inspection['extras'][number]): boolean => extra.fileId === fileId;

/** The file with the sales, then the others in their order. */
export const filesOf = ({ fileId, extras }: Files): { fileId: string; extraFileIds: string[] } => ({
  fileId,
  extraFileIds: extras.flatMap((extra) => (extra.fileId === fileId ? [] : [extra.fileId])),
});

/** What makes one table with the file, as the options of an import count it. */
export function extrasOf(files: Files): ExtraFile[] {
  const all = [files.fileId, ...filesOf(files).extraFileIds];
  return files.extras.map(({ fileId, fileName, reading, relation }) => ({
    file: all.indexOf(fileId),
    fileName,
    reading,
    relation,
  }));
}

/** What the others were found to be, to be said again. */
export const relationsOf = (files: Files): RelationChoice[] =>
  files.extras.map((extra) => choiceOf(files, extra, extra.relation));

/** `relation` said of one of them. */
export const choiceOf = (
  files: Pick<Files, 'fileId'>,
  { fileId, reading }: Pick<Inspection['extras'][number], 'fileId' | 'reading'>,
  relation: RelationChoice['relation'],
): RelationChoice => ({
  fileId,
  ...(fileId === files.fileId && reading.sheet !== null && { sheet: reading.sheet }),
  relation,
});
