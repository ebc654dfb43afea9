// What the user does with a trained model.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

/** Puts an earlier version to use; the toast offers to go back to the one before. */
export function useActivate(active: ModelCard | undefined) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const refresh = () => void queryClient.invalidateQueries();
  const { mutate, isPending } = useMutation(
    engine.models.activate.mutationOptions({
      onSuccess: refresh,
      onError: (error) => toast({ text: errorWords(error, t).title }),
    }),
  );
  const use = (card: ModelCard) =>
    mutate(
      { modelId: card.id },
      {
        onSuccess: () =>
          toast({
            text: t('models.versions.using', { version: card.version }),
            action: active && { label: t('actions.undo'), onClick: () => mutate({ modelId: active.id }) },
          }),
      },
    );
  return { use, isPending };
}

/** Saves ONNX files and card as one archive. */
export function useExportModel() {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (modelId: string) => {
      const { fileId } = await client.models.export({ modelId });
      return saveEngineFile(client, fileId, 'application/zip');
    },
    onSuccess: (name) => toast({ text: t('models.versions.exported', { name }) }),
    onError: (error) => toast({ text: errorWords(error, t).title }),
  });
}
