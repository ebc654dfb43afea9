// What the Profit page shows where nothing can be replayed: what it needs, and what there is.
import ReplayIcon from '@mui/icons-material/HistoryToggleOffRounded';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { REPLAY_HISTORY_DAYS, REPLAY_MONTH_DAYS } from '#core/contract/replays.ts';
import type { Store } from '#core/contract/stores.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { replayableDays } from './use-replay.ts';

export function TooShort({ store }: { store: Store }) {
  const { t } = useTranslation();
  const isDaily = store.frequency === 'daily';
  return (
    <EmptyState
      icon={<ReplayIcon />}
      title={t('profit.shortTitle')}
      text={
        isDaily
          ? t('profit.shortText', {
              count: REPLAY_HISTORY_DAYS + REPLAY_MONTH_DAYS,
              known: Math.max(0, replayableDays(store) + REPLAY_HISTORY_DAYS),
            })
          : t('profit.notDailyText')
      }
      action={
        <Button variant="outlined" component={Link} to={PATHS.data}>
          {t('frame.importSales')}
        </Button>
      }
    />
  );
}
