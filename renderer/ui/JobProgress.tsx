// A running job: what, how far, how long still, and a way to stop it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '#core/contract/jobs.ts';
import { useFormat } from '../format/use-format.ts';
import { useStageWords } from '../format/use-stage-words.ts';

interface Props {
  job: Job;
  onCancel?: () => void;
  /** Hides the line that names the job, where the place already says it. */
  untitled?: boolean;
}

export function JobProgress({ job, onCancel, untitled = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const stageWords = useStageWords();
  const [cancelling, setCancelling] = useState(false);
  const percent = format.percent(job.progress);
  // Training names the days ahead it is at, like "8-14".
  const isDays = job.detail !== null && /^\d+-\d+$/.test(job.detail);
  const isDay = job.detail !== null && /^\d{4}-\d\d-\d\d$/.test(job.detail);
  const detail = isDays
    ? t('chart.blockSteps', { block: job.detail?.replace('-', '–') })
    : isDay
      ? format.day(job.detail as string)
      : job.detail;
  const stage = job.state === 'queued' ? t('job.state.queued') : stageWords(job.stage);
  return (
    <Box sx={{ minWidth: 0 }}>
      {!untitled && (
        <Typography variant="h3" component="p" noWrap title={job.title}>
          {t(`job.kind.${job.kind}`)}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 450 }}>
            {job.title}
          </Box>
        </Typography>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <LinearProgress
            variant="determinate"
            value={job.progress * 100}
            aria-label={`${t(`job.kind.${job.kind}`)} ${job.title}`}
            sx={{ my: 0.75 }}
          />
          <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between' }}>
            <Typography variant="caption" color="textSecondary" noWrap>
              {[stage, detail].filter(Boolean).join(' · ')}
            </Typography>
            <Typography variant="caption" color="textSecondary" noWrap sx={{ flexShrink: 0 }}>
              {percent}
              {job.state === 'running' &&
                ` · ${job.secondsLeft === null ? t('job.leftUnknown') : t('job.left', { time: format.duration(job.secondsLeft) })}`}
            </Typography>
          </Box>
        </Box>
        {onCancel && (
          <Tooltip title={t('job.cancelHint')}>
            <span>
              <Button
                variant="outlined"
                size="small"
                disabled={cancelling}
                onClick={() => {
                  setCancelling(true);
                  onCancel();
                }}
              >
                {cancelling ? t('job.cancelling') : t('actions.cancel')}
              </Button>
            </span>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}
