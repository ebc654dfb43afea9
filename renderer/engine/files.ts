// Files in and out in chunks: no whole file crosses the line in one message.
import type { EngineClient } from '#core/contract/contract.ts';
import type { ErrorCode } from '#core/contract/errors.ts';
import type { ExportFormat } from '#core/contract/export-choice.ts';

/** Below the contract's limit (a test compares the two); small, because sending a chunk is one task of the window. */
export const CHUNK_BYTES = 128 * 1024;

/** Formats that the engine exports to, with their media types. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface HandedIn {
  fileId: string;
  name: string;
  sizeBytes: number;
}

/** The bytes as base64. The browser does it aside, where it holds up nothing in the window. */
async function toBase64(bytes: Blob): Promise<string> {
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.onload = () => resolve(reader.result as string);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(bytes);
  const url = await promise;
  return url.slice(url.indexOf(',') + 1);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Hands a file to the engine; `onProgress` gets the share handed in, 0 to 1. A cancelled hand-in leaves nothing. */
export async function handIn(
  client: EngineClient,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<HandedIn> {
  const { fileId } = await client.files.begin({ name: file.name, sizeBytes: file.size });
  try {
    for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
      signal.throwIfAborted();
      const base64 = await readPart(file, offset);
      await client.files.append({ fileId, offset, base64 }, { signal });
      onProgress(Math.min(1, (offset + CHUNK_BYTES) / file.size));
    }
    return await client.files.finish({ fileId });
  } catch (error) {
    await client.files.discard({ fileId }).catch(() => undefined);
    throw error;
  }
}

/** The browser reads a file as it was when it was chosen, or not at all. */
async function readPart(file: File, offset: number): Promise<string> {
  try {
    return await toBase64(file.slice(offset, offset + CHUNK_BYTES));
  } catch (cause) {
    const message = `"${file.name}" was changed, moved or locked after it was chosen.`;
    throw Object.assign(new Error(message, { cause }), { code: 'not-found/file' satisfies ErrorCode });
  }
}

/** Fetches a file that the engine made and saves it the way this window saves files. */
export async function saveEngineFile(client: EngineClient, fileId: string, type: string): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const chunk = await client.files.read({ fileId, offset });
    const bytes = fromBase64(chunk.base64);
    parts.push(bytes);
    offset += bytes.length;
    if (chunk.done) {
      saveBlob(new Blob(parts, { type }), chunk.name);
      return chunk.name;
    }
  }
}

/** Saves nothing in the kiosk, where visitors write no files. */
export function saveBlob(blob: Blob, name: string): void {
  if (document.documentElement.dataset.kiosk !== undefined) return;
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
