// Saves what is kept of a scenario, and takes it back again.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanEntry } from '#core/contract/plans.ts';
import type { TermsPatch } from '#core/contract/terms.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { KeptScenario } from './kept-scenario.ts';

interface Kept {
  store: string;
  name: string;
  kept: KeptScenario;
}

interface Before {
  terms: TermsPatch[];
  plans: PlanEntry[];
}

export function useKeepScenario() {
  const { t } = useTranslation();
  const client = useEngineClient();
  const toast = useToast();
  const say = (error: unknown) => toast({ text: errorWords(error, t).title });

  const takeBack = async (store: string, { terms, plans }: Before): Promise<void> => {
    if (plans.length > 0) await client.plans.put({ entries: plans });
    if (terms.length > 0) await client.terms.update({ store, changes: terms });
  };

  return useMutation({
    mutationFn: async ({ store, kept }: Kept): Promise<Before> => {
      const terms = kept.terms ? (await client.terms.update({ store, changes: [kept.terms] })).before : [];
      if (kept.plans.length === 0) return { terms, plans: [] };
      try {
        return { terms, plans: (await client.plans.put({ entries: kept.plans })).undo };
      } catch (error) {
        // All or nothing: half a scenario is one that nobody looked at.
        await takeBack(store, { terms, plans: [] });
        throw error;
      }
    },
    onSuccess: (before, { store, name }) =>
      toast({
        text: t('smart.keep.done', { name }),
        action: { label: t('actions.undo'), onClick: () => void takeBack(store, before).catch(say) },
      }),
    onError: say,
  });
}
