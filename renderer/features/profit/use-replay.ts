// The newest replay of a store, the one that is running, and starting another.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPLAY_HISTORY_DAYS, REPLAY_MONTH_DAYS } from '#core/contract/replays.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJobs } from '#renderer/engine/use-job.ts';
import { toDayNumber } from '#renderer/format/days.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

const MONTHS = [1, 3, 6, 12];
const USUAL_MONTHS = 6;

/** Days that can be replayed: what is left of the history after the part that the first model learns from. */
export const replayableDays = ({ firstDay, lastDay }: Store): number =>
  firstDay && lastDay ? toDayNumber(lastDay) - toDayNumber(firstDay) + 1 - REPLAY_HISTORY_DAYS : 0;

/** Months on offer, ascending; none where not even one can be replayed. */
export function monthsOnOffer(store: Store): number[] {
  const most = Math.floor(replayableDays(store) / REPLAY_MONTH_DAYS);
  const offered = MONTHS.filter((months) => months <= most);
  return most < MONTHS[MONTHS.length - 1] && most > 0 && !offered.includes(most) ? [...offered, most] : offered;
}

export function useReplay(store: Store) {
  const { code } = store;
  const engine = useEngine();
  const toast = useToast();
  const { t } = useTranslation();
  const latest = useQuery(engine.replays.latest.queryOptions({ input: { store: code } }));
  const [chosen, setMonths] = useState<number | null>(null);
  const offered = useMemo(() => monthsOnOffer(store), [store]);
  const asBefore = offered.find((each) => latest.data && each * REPLAY_MONTH_DAYS >= latest.data.days);
  const months = chosen ?? asBefore ?? offered.findLast((each) => each <= USUAL_MONTHS) ?? USUAL_MONTHS;
  const { running } = useJobs();
  const start = useMutation(
    engine.replays.start.mutationOptions({ onError: (error) => toast({ text: errorWords(error, t).title }) }),
  );
  const cancel = useMutation(engine.jobs.cancel.mutationOptions());
  const job = running.find(({ kind, store: of }) => kind === 'replay' && of === code);
  return {
    latest,
    job,
    offered,
    months,
    setMonths,
    isStarting: start.isPending,
    start: () => start.mutate({ store: code, months }),
    cancel: () => job && cancel.mutate({ jobId: job.id }),
  };
}

export type ReplayState = ReturnType<typeof useReplay>;
