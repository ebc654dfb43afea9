// Saves what the page shows as a file.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { MEDIA_TYPES } from '#renderer/features/bulk/mutations.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

interface Props {
  /** Has the engine write the file. */
  make: (format: keyof typeof MEDIA_TYPES) => Promise<{ fileId: string }>;
  disabled?: boolean;
}

export function ExportFile({ make, disabled = false }: Props) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: async (format: keyof typeof MEDIA_TYPES) =>
      saveEngineFile(client, (await make(format)).fileId, MEDIA_TYPES[format]),
    onSuccess: (name) => toast({ text: t('palette.exported', { name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
  return <ExportMenu onSave={mutate} isPending={isPending} disabled={disabled} />;
}
