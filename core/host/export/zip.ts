// A ZIP archive written entry by entry to a file: what an XLSX file is. Sizes are patched in afterwards, so that the
// oldest readers are content and no entry is ever held whole.
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 1 << 11;
const DEFLATED = 8;
/** 1980-01-01 00:00, the earliest the format knows: the same table gives the same bytes at any hour. */
const DOS_DATE = 0x21;
/** Without the 64-bit extension nothing may be larger. */
const MAX_BYTES = 0xffffffff;

type Piece = string | Uint8Array;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  packedBytes: number;
  bytes: number;
}

export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds an entry from pieces of text or bytes. Throws RangeError beyond 4 GB. */
  async add(name: string, pieces: Iterable<Piece> | AsyncIterable<Piece>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), offset: this.#position, crc: 0, packedBytes: 0, bytes: 0 };
    await this.#write(localHeader(entry));
    const deflate = createDeflateRaw();
    const packed: Buffer[] = [];
    deflate.on('data', (chunk: Buffer) => void packed.push(chunk));
    const drain = async (): Promise<void> => {
      for (const chunk of packed.splice(0)) {
        entry.packedBytes += chunk.length;
        await this.#write(chunk);
      }
    };
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      entry.crc = crc32(bytes, entry.crc);
      entry.bytes += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
      await drain();
    }
    deflate.end();
    await once(deflate, 'end');
    await drain();
    if (this.#position > MAX_BYTES || entry.bytes > MAX_BYTES) throw new RangeError('the archive is larger than 4 GB');
    await this.#file.write(localHeader(entry), 0, undefined, entry.offset);
    this.#entries.push(entry);
  }

  /** Writes the table of contents. The file is complete afterwards. */
  async finish(): Promise<void> {
    const offset = this.#position;
    for (const entry of this.#entries) await this.#write(centralHeader(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END_RECORD, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#position - offset, 12);
    end.writeUInt32LE(offset, 16);
    await this.#write(end);
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, this.#position);
    this.#position += bytes.length;
  }
}

/** Fields that local and central header share, from "version needed" to "extra length". */
function writeShared(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.packedBytes, at + 14);
  header.writeUInt32LE(entry.bytes, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  writeShared(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  writeShared(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}
