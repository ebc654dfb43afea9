// What somebody who helps needs to know of this installation.
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { CopyButton } from './CopyButton.tsx';

export function DiagnosticsSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { data: info, error, refetch } = useQuery(engine.system.info.queryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} dense />;
  if (!info) return <SectionSkeleton height={160} />;
  const lines: [string, string][] = [
    [t('settings.about.version'), info.version],
    [t('settings.about.platform'), info.platform],
    [t('settings.about.node'), info.nodeVersion],
    [t('settings.about.threads'), format.count(info.threads)],
    [t('settings.about.kernels'), t(`settings.about.kernel.${info.kernels}`)],
    [t('settings.about.started'), format.moment(info.startedAt)],
    [t('settings.about.lastEnd'), t(info.recoveredFromCrash ? 'settings.about.crashed' : 'settings.about.orderly')],
    [t('settings.about.logs'), info.logFolder ?? '–'],
    [t('settings.about.folder'), info.userDataFolder ?? '–'],
  ];
  const asText = lines.map(([label, value]) => `${label}: ${value}`).join('\n');
  return (
    <Section
      title={t('settings.about.title')}
      subtitle={t('settings.about.text')}
      actions={<CopyButton text={asText} label={t('settings.about.copy')} />}
    >
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(140px, 240px) 1fr',
          columnGap: 2,
          rowGap: 0.75,
          typography: 'body2',
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0, overflowWrap: 'anywhere' },
        }}
      >
        {lines.map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
