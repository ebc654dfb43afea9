// Saves what a grid shows as a file.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { MEDIA_TYPES } from '#renderer/features/bulk/mutations.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

type Kind = keyof typeof MEDIA_TYPES;

export function SaveMenu({ write }: { write: (kind: Kind) => Promise<{ fileId: string; rows: number }> }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: async (kind: Kind) => {
      const { fileId, rows } = await write(kind);
      return { name: await saveEngineFile(client, fileId, MEDIA_TYPES[kind]), rows };
    },
    onSuccess: ({ name, rows }) => toast({ text: t('inputs.exported', { count: rows, name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  return <ExportMenu onSave={mutate} isPending={isPending} />;
}
