// Hands files in, chunk by chunk, and asks the engine what it sees in them.
import { useEffect, useRef, useState } from 'react';
import type { Inspection } from '#core/contract/imports.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { handIn } from '#renderer/engine/files.ts';

export interface HandInProgress {
  name: string;
  sizeBytes: number;
  share: number;
  phase: 'sending' | 'reading';
}

export function useHandIn(onInspected: (inspection: Inspection) => void) {
  const client = useEngineClient();
  const [progress, setProgress] = useState<HandInProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (files: readonly File[], signal: AbortSignal) => {
    const sizeBytes = files.reduce((sum, { size }) => sum + size, 0);
    const fileIds: string[] = [];
    let before = 0;
    try {
      for (const file of files) {
        const tell = (share: number) =>
          setProgress({
            name: file.name,
            sizeBytes,
            share: (before + share * file.size) / Math.max(1, sizeBytes),
            phase: 'sending',
          });
        tell(0);
        fileIds.push((await handIn(client, file, tell, signal)).fileId);
        before += file.size;
      }
      setProgress({ name: files[0].name, sizeBytes, share: 1, phase: 'reading' });
      const [fileId, ...extraFileIds] = fileIds;
      const inspection = await client.imports.inspect({ fileId, extraFileIds }, { signal });
      if (!signal.aborted) onInspected(inspection);
    } catch (failure) {
      for (const fileId of fileIds) void client.files.discard({ fileId }).catch(() => undefined);
      throw failure;
    }
  };

  const start = (files: readonly File[]) => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    run(files, controller.signal)
      .catch((reason: unknown) => !controller.signal.aborted && setError(reason))
      .finally(() => setProgress(null));
  };

  return { start, cancel: () => abort.current?.abort(), progress, error, clearError: () => setError(null) };
}
