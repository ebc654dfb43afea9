// What a zip is: a workbook, an archive that holds one table, or something that cannot be imported.
import { Readable } from 'node:stream';
import { refusePassword, refuseUnreadable } from '../refusals.ts';
import { refuseDamaged, withZip } from './zip.ts';

const TABLE = /\.(csv|tsv|tab|txt|xlsx|xlsm|xls)$/i;
/** What systems add to archives by themselves. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)|\/$/i;

/**
 * 'workbook', or the one table of an archive. Throws input/unreadable-file for documents of other programs and for
 * archives of several tables, which are named.
 */
export async function tablesInZip(path: string, name: string): Promise<'workbook' | { name: string }> {
  return withZip(path, name, async (_zip, entries) => {
    const names = entries.map((entry) => entry.fileName);
    if (names.some((each) => /^xl\/workbook\.xml$/i.test(each))) return 'workbook';
    refuseDocuments(names, name);
    const files = names.filter((each) => !LITTER.test(each));
    const tables = files.filter((each) => TABLE.test(each));
    const [only] = tables.length > 0 ? tables : files;
    if (only === undefined) refuseUnreadable(name, 'an empty archive (ZIP)');
    if (tables.length > 1) {
      const shown = tables.slice(0, 5).join(', ') + (tables.length > 5 ? ', …' : '');
      refuseUnreadable(
        name,
        `an archive of ${tables.length} tables (${shown})`,
        'Unpack it, then import the tables one after the other, or together where they belong together.',
      );
    }
    if (tables.length === 0 && files.length > 1) {
      refuseUnreadable(name, 'an archive (ZIP) without a table', 'Pack a CSV or XLSX file, or import it unpacked.');
    }
    return { name: only };
  });
}

function refuseDocuments(names: readonly string[], file: string): void {
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) refuseUnreadable(file, 'a binary workbook (XLSB)');
  if (names.includes('mimetype') || names.includes('content.xml')) refuseUnreadable(file, 'an OpenDocument file');
  if (names.some((name) => /^word\//.test(name))) refuseUnreadable(file, 'a Word document');
  if (names.some((name) => /^ppt\//.test(name))) refuseUnreadable(file, 'a PowerPoint document');
}

/** The unpacked bytes of an entry; the stream fails with input/unreadable-file when it is encrypted or damaged. */
export const openZipEntry = (path: string, name: string, entryName: string): Readable =>
  Readable.from(bytesOf(path, name, entryName));

async function* bytesOf(path: string, name: string, entryName: string): AsyncGenerator<Buffer> {
  // The archive stays open until the last byte has been taken.
  const chunks = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<Readable>();
  const closing = withZip(path, name, async (zip, entries) => {
    const entry = entries.find((each) => each.fileName === entryName);
    if (!entry) return refuseDamaged(name);
    if ((entry.generalPurposeBitFlag & 1) === 1) return refusePassword(name);
    zip.openReadStream(entry, (error, stream) => (error ? opened.reject(error) : opened.resolve(stream)));
    await chunks.promise;
  });
  closing.catch(opened.reject);
  try {
    yield* (await opened.promise) as AsyncIterable<Buffer>;
  } finally {
    chunks.resolve();
    await closing.catch(() => {});
  }
}
