// Running tasks with progress and cancel, and the latest ones that ended.
import Cancelled from '@mui/icons-material/BlockRounded';
import Done from '@mui/icons-material/CheckCircleOutlineRounded';
import Failed from '@mui/icons-material/ErrorOutlineRounded';
import Bolt from '@mui/icons-material/PendingActionsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '#core/contract/jobs.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJobs } from '#renderer/engine/use-job.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Popover } from '#renderer/ui/overlays.tsx';

const MOST_ENDED = 6;
const STATE_ICONS = { succeeded: Done, failed: Failed, cancelled: Cancelled } as const;

export function JobsMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { running, ended } = useJobs();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate: cancel } = useMutation(engine.jobs.cancel.mutationOptions());
  const first = running.find(({ state }) => state === 'running') ?? running[0];
  const label = first
    ? `${t(`job.kind.${first.kind}`)} ${format.percent(first.progress)}${running.length > 1 ? ` +${running.length - 1}` : ''}`
    : t('frame.tasks');
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        startIcon={
          first ? (
            <CircularProgress
              variant="determinate"
              value={Math.max(4, first.progress * 100)}
              size={17}
              thickness={6}
              aria-hidden
            />
          ) : (
            <Bolt sx={{ color: 'text.secondary' }} />
          )
        }
        sx={{ color: first ? 'text.primary' : 'text.secondary', '&:hover': { bgcolor: 'action.hover' } }}
      >
        {label}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': t('frame.tasks'),
            sx: { width: 420, maxWidth: 'calc(100vw - 32px)', p: 2 },
          },
        }}
      >
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t('frame.tasks')}
        </Typography>
        {running.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {t('frame.noTasks')}
          </Typography>
        )}
        <Box sx={{ display: 'grid', gap: 2 }}>
          {running.map((job) => (
            <JobProgress key={job.id} job={job} onCancel={() => cancel({ jobId: job.id })} />
          ))}
        </Box>
        {ended.length > 0 && <Divider sx={{ my: 1.5 }} />}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {ended.slice(0, MOST_ENDED).map((job) => (
            <EndedJob key={job.id} job={job} />
          ))}
        </Box>
      </Popover>
    </>
  );
}

function EndedJob({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (job.state === 'queued' || job.state === 'running') return null;
  const Icon = STATE_ICONS[job.state];
  const color = { succeeded: 'success.main', failed: 'error.main', cancelled: 'text.secondary' }[job.state];
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25, alignItems: 'flex-start' }}>
      <Icon sx={{ fontSize: 18, mt: '2px', color }} titleAccess={t(`job.state.${job.state}`)} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" noWrap title={job.title}>
          {t(`job.kind.${job.kind}`)}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {job.title}
          </Box>
        </Typography>
        {job.state === 'failed' && job.error && (
          <Typography variant="caption" color="textSecondary" component="div">
            {errorWords(job.error, t).title}
          </Typography>
        )}
      </Box>
      {job.finishedAt && (
        <Typography variant="caption" color="textSecondary" sx={{ flexShrink: 0 }}>
          {format.ago(job.finishedAt)}
        </Typography>
      )}
    </Box>
  );
}
