// Preferences of this computer, saved at once, with a way back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#core/contract/system.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

export function usePreferences() {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { data: preferences } = useQuery(engine.system.preferences.queryOptions());
  const { mutate, error, reset } = useMutation(
    engine.system.setPreferences.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(engine.system.preferences.queryKey(), saved);
        void queryClient.invalidateQueries({ queryKey: engine.system.info.key() });
      },
    }),
  );
  const save = (changes: Partial<Preferences>) => {
    if (!preferences) return;
    const before = preferences;
    mutate(changes, {
      onSuccess: () =>
        toast({
          text: t('settings.saved'),
          action: {
            label: t('actions.undo'),
            onClick: () => mutate(before, { onSuccess: () => toast({ text: t('settings.undone') }) }),
          },
        }),
    });
  };
  return { preferences, save, error, reset };
}
