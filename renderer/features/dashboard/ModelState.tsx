// The model in use, in one glance.

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { Section } from '#renderer/ui/Section.tsx';

export function ModelState({ data: { model } }: { data: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!model) return null;
  const { wape, naiveWape } = model;
  const figures: [string, string][] = [
    [t('dashboard.model.accuracy'), wape === null ? '–' : format.percent(Math.max(0, 1 - wape), 1)],
    [t('dashboard.model.naive'), naiveWape === null ? '–' : format.percent(Math.max(0, 1 - naiveWape), 1)],
    [t('dashboard.model.newer'), t('days', { count: model.newerDays })],
  ];
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
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: 1.5 }}>
        {figures.map(([label, value]) => (
          <Box key={label} sx={{ display: 'flex', flexDirection: 'column-reverse' }}>
            <Typography variant="caption" component="dt" color="textSecondary" sx={{ lineHeight: 1.3 }}>
              {label}
            </Typography>
            <Box component="dd" sx={{ m: 0, typography: 'figure', fontSize: '1.25rem' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
