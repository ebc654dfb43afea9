// Corrections are made with a word about what happened, and a way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Correction } from '#core/contract/corrections.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useCorrectionWords } from './use-correction-words.ts';

type Make = (corrections: EngineClient['corrections']) => Promise<{ correction: Correction | null }>;

/** `correct` tells whether it went well; what it changed, and its undo, a toast says. */
export function useCorrections() {
  const client = useEngineClient();
  const engine = useEngine();
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const describe = useCorrectionWords();
  const refresh = () => {
    for (const domain of ['explorer', 'corrections', 'stores', 'terms'] as const) {
      void queries.invalidateQueries({ queryKey: engine[domain].key() });
    }
  };
  const fail = (error: unknown) => {
    refresh();
    toast({ text: errorWords(error, t).title });
  };
  const undo = useMutation({
    mutationFn: (correctionId: string) => client.corrections.undo({ correctionId }),
    onSuccess: (correction) => {
      refresh();
      toast({ text: t('explorer.undone', { what: describe(correction.facts) }) });
    },
    onError: fail,
  });
  const make = useMutation({
    mutationFn: (work: Make) => work(client.corrections),
    onSuccess: ({ correction }) => {
      refresh();
      if (!correction) return toast({ text: t('explorer.sameAlready') });
      const action = { label: t('actions.undo'), onClick: () => undo.mutate(correction.id) };
      toast({ text: describe(correction.facts), action });
    },
    onError: fail,
  });
  const current = useRef(make.mutate);
  current.current = make.mutate;
  return {
    correct: useCallback((work: Make, done?: () => void) => current.current(work, { onSuccess: done }), []),
    undo: undo.mutate,
    isPending: make.isPending,
    undoing: undo.isPending ? undo.variables : null,
  };
}
