// A zip made in memory whose entries are stored as they are: for readers that want an archive, after it was unpacked.

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format. */
const VERSION = 20;

export interface StoredZip {
  add(name: string, content: readonly Uint8Array[]): void;
  /** The whole archive; nothing may be added afterwards. */
  bytes(): Buffer;
}

/** Of at most 65,535 entries and 4 GB. Checksums are left out: the content has been checked where it was unpacked. */
export function createStoredZip(): StoredZip {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let entries = 0;
  return {
    add(name, content) {
      const nameBytes = Buffer.from(name);
      const size = sizeOf(content);
      const local = Buffer.alloc(30);
      local.writeUInt32LE(LOCAL_HEADER, 0);
      local.writeUInt16LE(VERSION, 4);
      local.writeUInt32LE(size, 18);
      local.writeUInt32LE(size, 22);
      local.writeUInt16LE(nameBytes.length, 26);
      const central = Buffer.alloc(46);
      central.writeUInt32LE(CENTRAL_HEADER, 0);
      central.writeUInt16LE(VERSION, 4);
      central.writeUInt16LE(VERSION, 6);
      central.writeUInt32LE(size, 20);
      central.writeUInt32LE(size, 24);
      central.writeUInt16LE(nameBytes.length, 28);
      central.writeUInt32LE(offset, 42);
      parts.push(local, nameBytes);
      for (const part of content) parts.push(part);
      directory.push(central, nameBytes);
      offset += local.length + nameBytes.length + size;
      entries++;
    },
    bytes() {
      const end = Buffer.alloc(22);
      end.writeUInt32LE(END, 0);
      end.writeUInt16LE(entries, 8);
      end.writeUInt16LE(entries, 10);
      end.writeUInt32LE(sizeOf(directory), 12);
      end.writeUInt32LE(offset, 16);
      return Buffer.concat([...parts, ...directory, end]);
    },
  };
}

const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
