// Looks into a zip before anybody unpacks it: is it a workbook, and does it unpack to a size that memory can hold?
import { open as openZip, type ZipFile } from 'yauzl';
import { MAX_EXPANDED_BYTES } from '../limits.ts';
import { refuseExpanded, refusePassword, refuseUnreadable } from '../refusals.ts';

/**
 * Throws unless the file is an XLSX workbook that unpacks to at most MAX_EXPANDED_BYTES: first by what its directory
 * says, then by unpacking it once and counting, because a directory can lie.
 */
export async function guardWorkbook(path: string, name: string, limitBytes = MAX_EXPANDED_BYTES): Promise<void> {
  const zip = await openOrRefuse(path, name);
  try {
    const entries = await entriesOf(zip, name);
    const names = entries.map((entry) => entry.fileName);
    refuseOtherKinds(names, name);
    if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) refusePassword(name);
    const promised = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (promised > limitBytes) refuseExpanded(name, limitBytes);
    let unpacked = 0;
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      unpacked += await unpackedBytes(zip, entry, limitBytes - unpacked, name);
      if (unpacked > limitBytes) refuseExpanded(name, limitBytes);
    }
  } finally {
    zip.close();
  }
}

type ZipEntry = Parameters<ZipFile['openReadStream']>[0];

function openOrRefuse(path: string, name: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are checked here, where a lie is told apart from damage.
    openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: false }, (error, zip) => {
      if (!error) resolve(zip);
      else reject(refusal(() => refuseUnreadable(name, 'a damaged workbook (its end is missing)', EXPORT_AGAIN)));
    });
  });
}

const EXPORT_AGAIN = 'Export or copy it again: the transfer was probably cut off.';

/** Far more parts than any workbook has. */
const MAX_ENTRIES = 10_000;

async function entriesOf(zip: ZipFile, name: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry as unknown as ZipEntry);
      if (entries.length > MAX_ENTRIES) refuseUnreadable(name, 'an archive of many files (ZIP)');
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error;
    refuseUnreadable(name, 'a damaged workbook', EXPORT_AGAIN);
  }
  return entries;
}

function refuseOtherKinds(names: readonly string[], file: string): void {
  if (names.some((name) => /^xl\/workbook\.xml$/i.test(name))) return;
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) refuseUnreadable(file, 'a binary workbook (XLSB)');
  if (names.includes('mimetype') || names.includes('content.xml')) refuseUnreadable(file, 'an OpenDocument file');
  if (names.some((name) => /^word\//.test(name))) refuseUnreadable(file, 'a Word document');
  if (names.some((name) => /^ppt\//.test(name))) refuseUnreadable(file, 'a PowerPoint document');
  refuseUnreadable(file, 'an archive (ZIP)', 'Unpack it first, then import what is in it.');
}

function unpackedBytes(zip: ZipFile, entry: ZipEntry, allowance: number, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const damaged = () => reject(refusal(() => refuseUnreadable(name, 'a damaged workbook', EXPORT_AGAIN)));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return damaged();
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > allowance) {
          resolve(bytes);
          stream.destroy();
        }
      });
      stream.on('end', () => resolve(bytes));
      stream.on('error', damaged);
    });
  });
}

/** The error that a refusal throws. */
function refusal(refuse: () => never): unknown {
  try {
    return refuse();
  } catch (error) {
    return error;
  }
}
