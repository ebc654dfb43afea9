// Has the engine write a table into a file, in the language of the window, and saves it where the browser saves files.
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportChoice, ExportFormat } from '#core/contract/export-choice.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { EXPORT_TYPES, saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from './toast.tsx';

export type WriteFile = (choice: ExportChoice) => Promise<{ fileId: string; rows: number }>;

/** `save(format, write)` tells by a toast what was saved, or why it was not. */
export function useSaveFile() {
  const { t, i18n } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ format, write }: { format: ExportFormat; write: WriteFile }) => {
      const { fileId, rows } = await write({ format, language: i18n.language });
      return { name: await saveEngineFile(client, fileId, EXPORT_TYPES[format]), rows };
    },
    onSuccess: ({ name, rows }) => toast({ text: t('ui.saved', { count: rows, name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  const save = useCallback((format: ExportFormat, write: WriteFile) => mutate({ format, write }), [mutate]);
  return { save, isSaving: isPending };
}
