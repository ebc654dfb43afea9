// The slider into the past, which model answers there, and the way to more models.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookBack } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { isFinished, useJob, useJobs } from '#renderer/engine/use-job.ts';
import { addDays, toDayNumber } from '#renderer/format/days.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import type { Draft } from '#renderer/ui/use-draft.ts';

/** How far back the slider reaches, by step of the store. */
const REACH_DAYS = { daily: 120, weekly: 364, monthly: 1096 } as const;
const STEP_DAYS = { daily: 1, weekly: 7, monthly: 30 } as const;
const STEPS_APART = { daily: 28, weekly: 8, monthly: 6 } as const;
interface Props {
  store: Store;
  /** The day looked back from, under the hand until it rests. */
  day: Draft<string>;
  lookBack: LookBack | undefined;
}

export function LookBackControls({ store, day: draft, lookBack }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { data: models = [] } = useQuery(
    engine.forecasts.lookBackModels.queryOptions({ input: { store: store.code } }),
  );
  const lastDay = store.lastDay as string;
  const reach = Math.min(
    REACH_DAYS[store.frequency],
    toDayNumber(lastDay) - toDayNumber(store.firstDay ?? lastDay) - 28,
  );
  const step = STEP_DAYS[store.frequency];
  const day = draft.value;
  const marks = models
    .map(({ origin }) => -(toDayNumber(lastDay) - toDayNumber(origin)))
    .filter((at) => at <= 0 && at >= -reach)
    .map((at) => ({ value: at }));
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1.4fr) minmax(0, 1fr)' },
        gap: 3,
        mt: 2,
        alignItems: 'start',
      }}
    >
      <Box>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
          <Typography variant="label" component="span" id="look-back-label">
            {t('forecast.back.from')}
          </Typography>
          <Typography variant="body2" component="span" sx={{ fontWeight: 580 }}>
            {format.day(day, 'long')}
          </Typography>
        </Box>
        <Slider
          aria-labelledby="look-back-label"
          min={-Math.max(step, reach)}
          max={-step}
          step={step}
          value={Math.min(-step, toDayNumber(day) - toDayNumber(lastDay))}
          marks={marks}
          onChange={(_event, next) => draft.move(addDays(lastDay, next as number))}
          getAriaValueText={(at) => format.day(addDays(lastDay, at), 'long')}
          sx={{ '& .MuiSlider-mark': { width: 4, height: 10, borderRadius: 1, bgcolor: 'primary.main' } }}
        />
        <Box sx={{ display: 'flex', justifyContent: 'space-between', typography: 'caption', color: 'text.secondary' }}>
          <span>{format.day(addDays(lastDay, -Math.max(step, reach)), 'medium')}</span>
          <span>{t('forecast.back.marks')}</span>
          <span>{format.day(addDays(lastDay, -step), 'medium')}</span>
        </Box>
      </Box>
      <ModelUsed store={store} lookBack={lookBack} covered={models.some(({ origin }) => origin <= day)} />
    </Box>
  );
}

/** Which model spoke; where none may, the offer to train some. */
function ModelUsed({ store, lookBack, covered }: { store: Store; lookBack: LookBack | undefined; covered: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { running } = useJobs();
  const [startedId, setStartedId] = useState<string | null>(null);
  const start = useMutation(
    engine.forecasts.prepareLookBack.mutationOptions({ onSuccess: ({ jobId }) => setStartedId(jobId) }),
  );
  const elsewhere = running.find(({ kind, store: code }) => kind === 'look-back' && code === store.code)?.id ?? null;
  const onEnd = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: engine.forecasts.key() }),
    [queryClient, engine],
  );
  const { job, cancel } = useJob(startedId ?? elsewhere, onEnd);
  const isRunning = start.isPending || (job !== undefined && !isFinished(job));
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="body2">
        {!lookBack
          ? ' '
          : lookBack.modelOrigin === null
            ? t('forecast.back.simple')
            : lookBack.modelOrigin === lookBack.origin
              ? t('forecast.back.modelThen', { day: format.day(lookBack.modelOrigin, 'medium') })
              : t('forecast.back.modelBefore', { day: format.day(lookBack.modelOrigin, 'medium') })}
      </Typography>
      {job && isRunning ? (
        <Box sx={{ mt: 1 }}>
          <JobProgress job={job} onCancel={cancel} untitled />
          <Typography variant="caption" color="textSecondary">
            {t('forecast.back.meanwhile')}
          </Typography>
        </Box>
      ) : (
        !covered && (
          <Button
            size="small"
            variant="outlined"
            sx={{ mt: 1 }}
            onClick={() => start.mutate({ store: store.code, models: 3, stepsApart: STEPS_APART[store.frequency] })}
          >
            {t('forecast.back.train')}
          </Button>
        )
      )}
      {job?.state === 'failed' && job.error && (
        <Typography variant="caption" color="error" component="p">
          {errorWords(job.error, t).title}
        </Typography>
      )}
    </Box>
  );
}
