// The engine's answer to a question for evidence, with the store that it is about.
import { useQuery } from '@tanstack/react-query';
import type { Inputs } from '#core/contract/contract.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import type { EvidenceQuestion } from './evidence-question.ts';

export function useEvidence({ store: code, product, date, origin, context }: EvidenceQuestion) {
  const engine = useEngine();
  const store = useQuery(engine.stores.get.queryOptions({ input: { store: code } }));
  const input: Inputs['evidence']['get'] = {
    store: code,
    product,
    date,
    // The last day needs no looking back to.
    asOf: origin === store.data?.lastDay ? undefined : origin,
    context,
  };
  const evidence = useQuery({
    ...engine.evidence.get.queryOptions({ input }),
    enabled: store.data !== undefined,
  });
  return {
    input,
    store: store.data,
    evidence: evidence.data,
    error: store.error ?? evidence.error,
    retry: () => void (store.error ? store.refetch() : evidence.refetch()),
  };
}
