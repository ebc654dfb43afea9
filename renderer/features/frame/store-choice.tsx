// Which store the pages show: the user's last choice, else the first store there is.
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';

const STORAGE_KEY = 'shelfcast.store';

interface StoreChoice {
  stores: Store[];
  /** null while there is no store, or while the stores load. */
  store: Store | null;
  isLoading: boolean;
  choose: (code: string) => void;
}

const StoreChoiceContext = createContext<StoreChoice | null>(null);

/** Remembers a choice made before the stores are shown (on the welcome page). */
export function rememberStore(code: string | null): void {
  if (code) localStorage.setItem(STORAGE_KEY, code);
}

export function useStoreChoice(): StoreChoice {
  const choice = useContext(StoreChoiceContext);
  if (!choice) throw new Error('useStoreChoice needs a StoreChoiceProvider above it.');
  return choice;
}

export function StoreChoiceProvider({ children }: { children: ReactNode }) {
  const engine = useEngine();
  const { data: stores, isPending } = useQuery(engine.stores.list.queryOptions());
  const [chosen, setChosen] = useState(() => localStorage.getItem(STORAGE_KEY));
  const choose = useCallback((code: string) => {
    rememberStore(code);
    setChosen(code);
  }, []);
  const choice = useMemo(() => {
    const store = stores?.find(({ code }) => code === chosen) ?? stores?.[0] ?? null;
    return { stores: stores ?? [], store, isLoading: isPending, choose };
  }, [stores, chosen, isPending, choose]);
  return <StoreChoiceContext value={choice}>{children}</StoreChoiceContext>;
}
