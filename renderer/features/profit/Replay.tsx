// The replay of one store: start it, follow it, read what it came to.
import ReplayIcon from '@mui/icons-material/HistoryToggleOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { ProfitHeader } from './ProfitHeader.tsx';
import { ReplayAssumptions } from './ReplayAssumptions.tsx';
import { ReplayCards } from './ReplayCards.tsx';
import { ReplayPolicies } from './ReplayPolicies.tsx';
import { ReplayProducts } from './ReplayProducts.tsx';
import { TooShort } from './TooShort.tsx';
import { type ReplayState, useReplay } from './use-replay.ts';

export function Replay({ store }: { store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useEngineClient();
  const state = useReplay(store);
  const { latest, job } = state;
  const replay = latest.data;
  return (
    <>
      <ProfitHeader
        subtitle={
          replay
            ? t('profit.subtitle', { from: format.day(replay.from), to: format.day(replay.to) })
            : t('profit.subtitleEmpty')
        }
        actions={
          <>
            {replay && <SaveMenu write={(choice) => client.replays.export({ jobId: replay.jobId, ...choice })} />}
            {(replay || job) && state.offered.length > 0 && <StartReplay state={state} isAgain={Boolean(replay)} />}
          </>
        }
      />
      {job && (
        <Card sx={{ p: 2, mb: 2.5 }}>
          <JobProgress job={job} onCancel={state.cancel} untitled />
        </Card>
      )}
      {latest.error ? (
        <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />
      ) : latest.isPending ? (
        <SectionSkeleton height={360} />
      ) : replay ? (
        <>
          <ReplayCards replay={replay} />
          <Box sx={{ display: 'grid', gap: 2.5 }}>
            <ReplayPolicies replay={replay} />
            <ReplayProducts replay={replay} />
            <ReplayAssumptions replay={replay} />
          </Box>
        </>
      ) : (
        !job &&
        (state.offered.length === 0 ? (
          <TooShort store={store} />
        ) : (
          <EmptyState
            icon={<ReplayIcon />}
            title={t('profit.emptyTitle')}
            text={t('profit.emptyText')}
            action={
              <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
                <StartReplay state={state} isAgain={false} />
              </Box>
            }
          />
        ))
      )}
    </>
  );
}

function StartReplay({ state, isAgain }: { state: ReplayState; isAgain: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        select
        label={t('profit.span')}
        value={state.months}
        onChange={({ target }) => state.setMonths(Number(target.value))}
        sx={{ minWidth: 130 }}
      >
        {state.offered.map((months) => (
          <MenuItem key={months} value={months}>
            {t('profit.months', { count: months })}
          </MenuItem>
        ))}
      </TextField>
      <Button variant="contained" loading={state.isStarting} disabled={state.job !== undefined} onClick={state.start}>
        {t(isAgain ? 'profit.again' : 'profit.start')}
      </Button>
    </>
  );
}
