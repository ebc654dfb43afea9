// Looks into a workbook before anybody unpacks it: does it unpack to a size that memory can hold?
import type { ZipFile } from 'yauzl';
import { MAX_EXPANDED_BYTES } from '../limits.ts';
import { refuseExpanded, refusePassword } from '../refusals.ts';
import { refusal, refuseDamaged, withZip, type ZipEntry } from '../unpack/zip.ts';

/**
 * Throws unless the workbook unpacks to at most MAX_EXPANDED_BYTES: first by what its directory says, then by unpacking
 * it once and counting, because a directory can lie.
 */
export async function guardWorkbook(path: string, name: string, limitBytes = MAX_EXPANDED_BYTES): Promise<void> {
  await withZip(path, name, async (zip, entries) => {
    if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) refusePassword(name);
    const promised = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (promised > limitBytes) refuseExpanded(name, limitBytes);
    let unpacked = 0;
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      unpacked += await unpackedBytes(zip, entry, limitBytes - unpacked, name);
      if (unpacked > limitBytes) refuseExpanded(name, limitBytes);
    }
  });
}

function unpackedBytes(zip: ZipFile, entry: ZipEntry, allowance: number, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const damaged = () => reject(refusal(() => refuseDamaged(name, 'a damaged workbook')));
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
