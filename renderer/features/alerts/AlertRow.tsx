// One alert: what, how much is at stake, the one thing to do, and putting it away.
import Go from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import type { Alert } from '#core/contract/alerts.ts';
import { AlertKindMark } from './AlertKindMark.tsx';
import { AlertMenu } from './AlertMenu.tsx';
import { AlertStake } from './AlertStake.tsx';
import { useAlertWords } from './use-alert-words.ts';

interface Props {
  alert: Alert;
  store: string;
  currency: string;
  /** A look back: nothing can be put away. */
  isPast?: boolean;
  /** Called when the row leads elsewhere. */
  onLeave?: () => void;
}

export function AlertRow({ alert, store, currency, isPast = false, onLeave }: Props) {
  const { facts, action } = useAlertWords(currency)(alert);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.25,
        py: 1.125,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
        '&:last-of-type': { pb: 0 },
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 560 }} noWrap title={alert.name}>
        {alert.name}
      </Typography>
      <Box sx={{ textAlign: 'right', typography: 'body2', fontWeight: 620 }}>
        <AlertStake alert={alert} currency={currency} />
      </Box>
      <Box sx={{ minWidth: 0, display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25 }}>
        <AlertKindMark kind={alert.kind} />
        <Typography variant="caption" color="textSecondary" component="div">
          {facts}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', mr: -0.75 }}>
        <Button
          size="small"
          component={Link}
          to={action.to}
          onClick={onLeave}
          aria-label={`${action.words}: ${alert.name}`}
          endIcon={<Go sx={{ fontSize: '16px !important' }} />}
          sx={{ py: 0.25, whiteSpace: 'nowrap' }}
        >
          {action.words}
        </Button>
        {!isPast && <AlertMenu alert={alert} store={store} />}
      </Box>
    </Box>
  );
}
