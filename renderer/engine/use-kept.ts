// State that outlives the page that shows it, until another workspace is opened.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SetStateAction, useCallback } from 'react';

/** As useState; `name` is the state's own in the whole window. It lies beside the engine's answers, and is reset with them. */
export function useKept<T extends object>(name: string, initial: T): [T, (next: SetStateAction<T>) => void] {
  const queryClient = useQueryClient();
  const { data } = useQuery<T>({
    queryKey: ['kept', name],
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  const set = useCallback(
    (next: SetStateAction<T>) => {
      const of = (now: T | undefined): T => (next instanceof Function ? next(now ?? initial) : next);
      queryClient.setQueryData<T>(['kept', name], of);
    },
    [queryClient, name, initial],
  );
  return [data ?? initial, set];
}
