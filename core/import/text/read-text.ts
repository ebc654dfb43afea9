// The characters of a text file, piece by piece: a file of any size costs one block of memory.
import { closeSync, openSync, readSync } from 'node:fs';
import iconv from 'iconv-lite';

/** Texts beyond 128 kB are memory that the system hands out and takes back each time: ten times as long as decoding them. */
const BLOCK_BYTES = 64 * 1024;

/**
 * Reads and decodes a file, without its byte-order mark, until `take` answers false. Synchronous: it belongs in a worker.
 * `take` also learns how many bytes of the file have been read.
 */
export function readText(path: string, encoding: string, take: (text: string, bytesRead: number) => boolean): void {
  const file = openSync(path, 'r');
  try {
    const decoder = decoderFor(encoding);
    const block = Buffer.alloc(BLOCK_BYTES);
    let total = 0;
    for (;;) {
      const read = readSync(file, block, 0, BLOCK_BYTES, null);
      if (read === 0) break;
      total += read;
      if (!take(decoder.write(block.subarray(0, read)), total)) return;
    }
    const rest = decoder.end();
    if (rest) take(rest, total);
  } finally {
    closeSync(file);
  }
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

/** The platform's own decoder for UTF-8, several times faster, and iconv-lite's for everything else. */
function decoderFor(encoding: string): Decoder {
  if (/^utf-?8$/i.test(encoding)) {
    const decoder = new TextDecoder('utf-8');
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  return iconv.getDecoder(encoding as Parameters<typeof iconv.getDecoder>[0]);
}
