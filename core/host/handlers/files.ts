// Files in and out, chunk by chunk.
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { importThreads } from '../import-threads.ts';

export const filesHandlers = ({ files, service }: EngineContext): DomainHandlers<'files'> => ({
  begin: ({ input }) => {
    const begun = files.begin(input.name, input.sizeBytes);
    // Whatever it is, it will be read.
    service(importThreads).prepare();
    return begun;
  },
  append: ({ input }) => files.append(input.fileId, input.offset, Buffer.from(input.base64, 'base64')),
  finish: ({ input }) => {
    const { name, sizeBytes, sha256 } = files.finish(input.fileId);
    return { fileId: input.fileId, name, sizeBytes, sha256 };
  },
  read: ({ input }) => {
    const { chunk, ...rest } = files.read(input.fileId, input.offset);
    const base64 = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('base64');
    return { ...rest, base64 };
  },
  discard: ({ input }) => ({ discarded: files.discard(input.fileId) }),
});
