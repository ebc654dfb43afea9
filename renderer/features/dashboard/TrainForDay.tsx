// A past day that no model may speak for yet: the way to one, with progress and cancel.
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { useTraining } from '../models/use-training.ts';

export function TrainForDay({ store, day }: { store: string; day: string }) {
  const { t } = useTranslation();
  const training = useTraining(store, day);
  if (training.job) return <JobProgress job={training.job} onCancel={training.cancel} />;
  return (
    <Box>
      {training.error !== null && <ErrorNote error={training.error} onRetry={() => training.start()} />}
      <EmptyState
        dense
        icon={<ModelsIcon />}
        title={t('dashboard.later.title')}
        text={t('dashboard.later.text')}
        action={
          <Button variant="contained" loading={training.isStarting} onClick={() => training.start()}>
            {t('dashboard.later.action')}
          </Button>
        }
      />
    </Box>
  );
}
