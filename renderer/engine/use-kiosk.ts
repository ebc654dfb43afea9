// Whether this window shows the demo to visitors, and after how many idle minutes it starts anew. null: it does not.
import { useQuery } from '@tanstack/react-query';
import { useEngine } from './engine-context.tsx';

export function useKiosk(): { idleMinutes: number } | null {
  const engine = useEngine();
  const { data } = useQuery(engine.system.info.queryOptions());
  return data?.kiosk ?? null;
}
