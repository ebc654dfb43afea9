// The engine for components: typed queries and mutations, its state, and the events that keep answers fresh.
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EngineClient } from '#core/contract/contract.ts';
import type { EngineConnection, EngineState } from './connection.ts';
import type { EngineQueries } from './engine-queries.ts';
import { applyEvent, followEvents } from './events.ts';

interface EngineValue {
  connection: EngineConnection;
  queries: EngineQueries;
}

const EngineContext = createContext<EngineValue | null>(null);

function useEngineValue(): EngineValue {
  const value = useContext(EngineContext);
  if (!value) throw new Error('useEngine needs an EngineProvider above it.');
  return value;
}

/** Query and mutation options by procedure: `useQuery(useEngine().stores.list.queryOptions())`. */
export const useEngine = (): EngineQueries => useEngineValue().queries;

/** The plain client, for streams and chunked files. */
export const useEngineClient = (): EngineClient => useEngineValue().connection.client;

/** The system's folder dialog, where the shell has one. */
export const useFolderDialog = () => useEngineValue().connection.shell.chooseFolder;

/** What only the shell around the window can do. */
export const useShell = () => useEngineValue().connection.shell;

export function useEngineState(): EngineState & { restart: () => void } {
  const { connection } = useEngineValue();
  const state = useSyncExternalStore(connection.subscribe, connection.getState);
  return { ...state, restart: () => connection.restart() };
}

export function EngineProvider({ connection, children }: { connection: EngineConnection; children: ReactNode }) {
  const value = useMemo(() => ({ connection, queries: createTanstackQueryUtils(connection.client) }), [connection]);
  return (
    <EngineContext value={value}>
      <EventFollower />
      {children}
    </EngineContext>
  );
}

/** On each new line: forget what may have changed unseen, then listen. */
function EventFollower() {
  const { connection, queries: engine } = useEngineValue();
  const queryClient = useQueryClient();
  const { phase, generation } = useEngineState();
  useEffect(() => {
    if (phase !== 'ready') return;
    const abort = new AbortController();
    if (generation > 1) void queryClient.invalidateQueries();
    void followEvents(connection.client, (event) => applyEvent(queryClient, engine, event), abort.signal);
    return () => abort.abort();
  }, [phase, generation, connection, engine, queryClient]);
  return null;
}
