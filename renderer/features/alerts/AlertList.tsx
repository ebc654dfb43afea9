// A list of alerts, the dearest first, or why there are none.
import Unknown from '@mui/icons-material/HelpOutlineRounded';
import Fine from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AlertState } from '#core/contract/alerts.ts';
import type { Outputs } from '#core/contract/contract.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { AlertRow } from './AlertRow.tsx';

interface Props {
  answer: Outputs['alerts']['list'];
  store: string;
  state?: AlertState;
  isPast?: boolean;
  onLeave?: () => void;
}

export function AlertList({ answer, store, state = 'open', isPast, onLeave }: Props) {
  if (answer.alerts.length === 0) return <NoAlerts answer={answer} state={state} />;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {answer.alerts.map((alert) => (
        <AlertRow
          key={`${alert.kind} ${alert.product}`}
          alert={alert}
          store={store}
          currency={answer.currency}
          isPast={isPast}
          onLeave={onLeave}
        />
      ))}
    </Box>
  );
}

/** An empty list means different things: all is well, nothing was put away, or nobody can know. */
function NoAlerts({ answer, state }: { answer: Props['answer']; state: AlertState }) {
  const { t } = useTranslation();
  if (answer.modelState !== 'ready') {
    return <EmptyState dense icon={<Unknown />} title={t('alerts.notReadyTitle')} text={t('alerts.notReadyText')} />;
  }
  if (state !== 'open') {
    return <EmptyState dense icon={<Fine />} title={t(`alerts.none.${state}`)} text={t(`alerts.noneText.${state}`)} />;
  }
  if (!answer.stockKnown) {
    return (
      <EmptyState
        dense
        icon={<Unknown />}
        title={t('alerts.noStockTitle')}
        text={t('alerts.noStockText')}
        action={
          <Button size="small" variant="outlined" component={Link} to={PATHS.data}>
            {t('dashboard.import')}
          </Button>
        }
      />
    );
  }
  return <EmptyState dense icon={<Fine />} title={t('alerts.nothingTitle')} text={t('alerts.nothingText')} />;
}
