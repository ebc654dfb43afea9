// Hands a file in, chunk by chunk, and asks the engine what it sees in it.
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

  const run = async (file: File, signal: AbortSignal) => {
    const { fileId } = await handIn(
      client,
      file,
      (share) => setProgress({ name: file.name, sizeBytes: file.size, share, phase: 'sending' }),
      signal,
    );
    setProgress({ name: file.name, sizeBytes: file.size, share: 1, phase: 'reading' });
    const inspection = await client.imports.inspect({ fileId }, { signal });
    if (!signal.aborted) onInspected(inspection);
  };

  const start = (file: File) => {
    const controller = new AbortController();
    abort.current = controller;
    setError(null);
    setProgress({ name: file.name, sizeBytes: file.size, share: 0, phase: 'sending' });
    run(file, controller.signal)
      .catch((reason: unknown) => !controller.signal.aborted && setError(reason))
      .finally(() => setProgress(null));
  };

  return { start, cancel: () => abort.current?.abort(), progress, error, clearError: () => setError(null) };
}
