// A training while it runs: stage, percentage, time left, the live curve, and cancel.
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Job } from '#core/contract/jobs.ts';
import type { Frequency } from '#core/contract/units.ts';
import { LossChart } from '#renderer/ui/charts/LossChart.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Section } from '#renderer/ui/Section.tsx';

interface Props {
  job: Job;
  frequency: Frequency;
  onCancel: () => void;
}

export function TrainingPanel({ job, frequency, onCancel }: Props) {
  const { t } = useTranslation();
  return (
    <Box sx={{ mb: 2.5 }}>
      <Section title={t('models.training')} subtitle={t('models.trainingText')}>
        <JobProgress job={job} onCancel={onCancel} untitled />
        <Box sx={{ mt: 2 }}>
          {job.curve.length > 1 ? (
            <LossChart
              bare
              title={t('models.curve')}
              subtitle={t('models.curveText')}
              curve={job.curve}
              frequency={frequency}
              height={200}
            />
          ) : (
            <Box
              sx={{
                height: 120,
                display: 'grid',
                placeItems: 'center',
                typography: 'caption',
                color: 'text.secondary',
                border: '1px dashed',
                borderColor: 'divider',
                borderRadius: 2,
              }}
            >
              {t('models.curveSoon')}
            </Box>
          )}
        </Box>
      </Section>
    </Box>
  );
}
