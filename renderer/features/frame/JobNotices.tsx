// Tells that a task ended, wherever in the app the user is by then.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { JobKind } from '#core/contract/jobs.ts';
import { useJobs } from '#renderer/engine/use-job.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { PATHS } from '#renderer/paths.ts';
import { useToast } from '#renderer/ui/toast.tsx';

/** Where the result of a task is looked at. */
const PAGE_OF: Partial<Record<JobKind, string>> = {
  train: PATHS.models,
  bulk: PATHS.bulk,
  'import-check': PATHS.data,
  'import-commit': PATHS.data,
  'import-undo': PATHS.data,
};

export function JobNotices() {
  const { t } = useTranslation();
  const toast = useToast();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { running, ended } = useJobs();
  const ran = useRef(new Set<string>());

  useEffect(() => {
    for (const job of ended) {
      if (!ran.current.delete(job.id) || job.state === 'cancelled') continue;
      const page = PAGE_OF[job.kind];
      // The page that shows the task tells its end better than a message could.
      if (!page || pathname.startsWith(page)) continue;
      const task = `${t(`job.kind.${job.kind}`)} ${job.title}`;
      const text =
        job.state === 'succeeded'
          ? t('frame.taskDone', { task })
          : t('frame.taskFailed', { task, reason: errorWords(job.error, t).title });
      toast({ text, action: { label: t('frame.show'), onClick: () => void navigate(page) } });
    }
    for (const { id } of running) ran.current.add(id);
  }, [running, ended, pathname, navigate, toast, t]);
  return null;
}
