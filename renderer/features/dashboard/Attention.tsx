// What needs attention today, the most money first, each with the one thing to do about it.
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PATHS } from '#renderer/paths.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { AlertList } from '../alerts/AlertList.tsx';
import { useAlerts } from '../alerts/use-alerts.ts';

const SHOWN = 8;

/** `asOf`: a look back; the store's last known day when left out. */
export function Attention({ store, asOf }: { store: string; asOf?: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useAlerts({ store, asOf, limit: SHOWN });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SectionSkeleton height={380} />;
  const isPast = asOf !== undefined;
  return (
    <Section
      title={t('dashboard.attention')}
      subtitle={data.total > 0 ? t('dashboard.attentionText') : undefined}
      actions={
        data.total > 0 &&
        !isPast && (
          <Button size="small" component={Link} to={PATHS.alerts}>
            {t('alerts.all')}
          </Button>
        )
      }
    >
      <AlertList answer={data} store={store} isPast={isPast} />
    </Section>
  );
}
