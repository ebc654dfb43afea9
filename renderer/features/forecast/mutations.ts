// What the user changes on this page, each with its way back.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '#core/contract/contract.ts';
import type { Override } from '#core/contract/overrides.ts';
import type { PlanEntry } from '#core/contract/plans.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

/** Answers that depend on what changed are marked stale by the engine's events. */
export function useForecastChanges() {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  const fail = (error: unknown) => toast({ text: errorWords(error, t).title });
  const undoable = (text: string, undo: () => Promise<unknown>) =>
    toast({ text, action: { label: t('actions.undo'), onClick: () => void undo().catch(fail) } });

  const setOverride = useMutation({
    mutationFn: (input: Inputs['overrides']['set']) => client.overrides.set(input),
    onSuccess: ({ id }) => undoable(t('forecast.own.saved'), () => client.overrides.remove({ id })),
  });
  const removeOverride = useMutation({
    mutationFn: ({ id }: Pick<Override, 'id'>) => client.overrides.remove({ id }),
    onSuccess: ({ id }) => undoable(t('forecast.own.removed'), () => client.overrides.restore({ id })),
    onError: fail,
  });
  const plan = useMutation({
    mutationFn: (entries: PlanEntry[]) => client.plans.put({ entries }),
    onSuccess: ({ undo }) =>
      undoable(t('forecast.plan.saved'), async () => {
        if (undo.length > 0) await client.plans.put({ entries: undo });
      }),
    onError: fail,
  });
  return { setOverride, removeOverride, plan };
}
