// The model in use: how good, beside the naive method; how old; and a new training when sales have come since.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { useTraining } from '../models/use-training.ts';

/** Newer sales from which a new training is worth its minutes, in days. */
const WORTH_TRAINING = { daily: 7, weekly: 14, monthly: 31 } as const;

export function ModelState({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const training = useTraining(data.store);
  const { model, frequency } = data;
  if (!model) return null;
  const isBehind = model.active && model.newerDays >= WORTH_TRAINING[frequency];
  return (
    <Section
      title={t('dashboard.model.title')}
      subtitle={t('dashboard.model.trained', { when: format.ago(model.trainedAt), day: format.day(model.origin) })}
      actions={
        <Button size="small" component={Link} to={PATHS.models}>
          {t('dashboard.model.open')}
        </Button>
      }
    >
      {model.wape !== null && (
        <Accuracy own={Math.max(0, 1 - model.wape)} naive={model.naiveWape === null ? null : 1 - model.naiveWape} />
      )}
      {training.error !== null && <ErrorNote error={training.error} onRetry={() => training.start()} />}
      {training.job ? (
        <Box sx={{ mt: 2 }}>
          <JobProgress job={training.job} onCancel={training.cancel} />
        </Box>
      ) : (
        <Alert
          severity={isBehind ? 'warning' : 'success'}
          sx={{ mt: 2, alignItems: 'center' }}
          action={
            isBehind && (
              <Button size="small" loading={training.isStarting} onClick={() => training.start()}>
                {t('dashboard.model.train')}
              </Button>
            )
          }
        >
          {model.newerDays === 0
            ? t('dashboard.model.current')
            : t('dashboard.model.newer', { count: model.newerDays })}
        </Alert>
      )}
    </Section>
  );
}

function Accuracy({ own, naive }: { own: number; naive: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [
    { label: t('dashboard.model.accuracy'), term: 'model' as const, share: own, strong: true },
    ...(naive === null
      ? []
      : [
          {
            label: t('dashboard.model.naive'),
            term: 'seasonalNaive' as const,
            share: Math.max(0, naive),
            strong: false,
          },
        ]),
  ];
  return (
    <>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mb: 1 }}>
        <Term name="wape">{t('dashboard.model.accuracyText')}</Term>
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
        {rows.map(({ label, term, share, strong }) => (
          <Box
            key={label}
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(96px, 34%) 1fr 52px', alignItems: 'center', gap: 1.5 }}
          >
            <Typography variant="caption" component="dt" color={strong ? 'textPrimary' : 'textSecondary'}>
              <Term name={term}>{label}</Term>
            </Typography>
            <Box aria-hidden sx={{ height: 8, borderRadius: '4px', bgcolor: 'background.sunken', overflow: 'hidden' }}>
              <Box sx={{ width: `${share * 100}%`, height: '100%', bgcolor: strong ? 'primary.main' : 'lineStrong' }} />
            </Box>
            <Box component="dd" sx={{ m: 0, textAlign: 'right', typography: 'body2', fontWeight: strong ? 620 : 450 }}>
              {format.percent(share, 1)}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
