// A workbook's parts, unpacked once by the platform's inflate and only as far as memory allows.
import { crc32 } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { MAX_EXPANDED_BYTES } from '../limits.ts';
import { refuseExpanded, refusePassword } from '../refusals.ts';
import { refusal, refuseDamaged, withZip, type ZipEntry } from '../unpack/zip.ts';

const PART = /\.(?:xml|rels)$/i;
/** Parts that hold no cells and may be larger than those that do. Pictures are no XML. */
const WITHOUT_CELLS = /^xl\/(?:pivotCache|pivotTables|externalLinks|queryTables|embeddings)\/|^xl\/calcChain\.xml$/i;

const hasCells = ({ fileName }: ZipEntry): boolean => PART.test(fileName) && !WITHOUT_CELLS.test(fileName);

/** Content of the parts by their names. */
export type WorkbookParts = ReadonlyMap<string, Buffer>;

/**
 * The parts of a workbook that say something about its cells. Whoever reads on sees exactly what was counted here.
 *
 * Throws limit/expanded-size unless that has at most `limitBytes`: first by what the directory says, then by counting,
 * because a directory can lie; input/unreadable-file for a workbook that is damaged or has a password.
 */
export async function unpackWorkbook(
  path: string,
  name: string,
  limitBytes = MAX_EXPANDED_BYTES,
): Promise<WorkbookParts> {
  return await withZip(path, name, async (zip, all) => {
    if (all.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) refusePassword(name);
    const entries = all.filter(hasCells);
    const promised = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (promised > limitBytes) refuseExpanded(name, limitBytes);
    const parts = new Map<string, Buffer>();
    let left = limitBytes;
    for (const entry of entries) {
      const chunks = await chunksOf(zip, entry, left, name);
      left -= chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      if (left < 0) refuseExpanded(name, limitBytes);
      // A few writers leave the checksum out.
      const isDamaged = entry.crc32 !== 0 && chunks.reduce((sum, chunk) => crc32(chunk, sum), 0) !== entry.crc32;
      if (isDamaged) refuseDamaged(name, 'a damaged workbook');
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
    return parts;
  });
}

/** What an entry unpacks to; not much more than `allowance` bytes of it. */
function chunksOf(zip: ZipFile, entry: ZipEntry, allowance: number, name: string): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const damaged = () => reject(refusal(() => refuseDamaged(name, 'a damaged workbook')));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return damaged();
      const chunks: Buffer[] = [];
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > allowance) {
          resolve(chunks);
          stream.destroy();
        }
      });
      stream.on('end', () => resolve(chunks));
      stream.on('error', damaged);
    });
  });
}
