// Saves a store's settings as soon as they are good, with a way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Store, StoreSettings } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

export function useStoreSettings(store: Store) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { mutate, error, reset } = useMutation(
    engine.stores.updateSettings.mutationOptions({
      onSuccess: (saved) =>
        queryClient.setQueryData<Store[]>(engine.stores.list.queryKey(), (stores) =>
          stores?.map((other) => (other.code === saved.code ? saved : other)),
        ),
    }),
  );
  const save = (settings: Partial<StoreSettings>) => {
    const before = Object.fromEntries(
      Object.keys(settings).map((name) => [name, store.settings[name as keyof StoreSettings]]),
    ) as Partial<StoreSettings>;
    mutate(
      { store: store.code, settings },
      {
        onSuccess: () =>
          toast({
            text: t('settings.saved'),
            action: {
              label: t('actions.undo'),
              onClick: () =>
                mutate(
                  { store: store.code, settings: before },
                  { onSuccess: () => toast({ text: t('settings.undone') }) },
                ),
            },
          }),
      },
    );
  };
  return { save, error, reset };
}
