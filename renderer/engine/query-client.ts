// The cache of answers: fresh until an event says otherwise, and patient while the engine restarts.
import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';

/** Errors worth asking again: the line broke. Everything the engine says itself is final. */
function isBrokenLine(error: unknown): boolean {
  return !(error instanceof ORPCError);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The engine is local and tells what changed, so nothing goes stale with time or focus.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && isBrokenLine(error),
        retryDelay: (attempt) => Math.min(200 * 2 ** attempt, 2_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
