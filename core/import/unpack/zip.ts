// A zip's directory, opened with care: damage and endless lists end in words.
import { open as openZip, type ZipFile } from 'yauzl';
import { refuseUnreadable } from '../refusals.ts';

export type ZipEntry = Parameters<ZipFile['openReadStream']>[0];

const EXPORT_AGAIN = 'Export or copy it again: the transfer was probably cut off.';

/** Far more parts than any workbook has. */
const MAX_ENTRIES = 10_000;

/** Opens a zip for the time of `use`. Throws input/unreadable-file for a damaged one. */
export async function withZip<T>(
  path: string,
  name: string,
  use: (zip: ZipFile, entries: ZipEntry[]) => Promise<T>,
): Promise<T> {
  const zip = await openOrRefuse(path, name);
  try {
    return await use(zip, await entriesOf(zip, name));
  } finally {
    zip.close();
  }
}

/** Throws input/unreadable-file: the zip is damaged. */
export function refuseDamaged(name: string, how = 'a damaged workbook or archive'): never {
  refuseUnreadable(name, how, EXPORT_AGAIN);
}

function openOrRefuse(path: string, name: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are checked by whoever unpacks, where a lie is told apart from damage.
    openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: false }, (error, zip) => {
      if (!error) resolve(zip);
      else reject(refusal(() => refuseDamaged(name, 'a damaged workbook or archive (its end is missing)')));
    });
  });
}

async function entriesOf(zip: ZipFile, name: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry as unknown as ZipEntry);
      if (entries.length > MAX_ENTRIES) refuseUnreadable(name, 'an archive of many files (ZIP)');
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error;
    refuseDamaged(name);
  }
  return entries;
}

/** The error that a refusal throws. */
export function refusal(refuse: () => never): unknown {
  try {
    return refuse();
  } catch (error) {
    return error;
  }
}
