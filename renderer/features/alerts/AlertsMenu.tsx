// The bell of the top bar: how much needs attention, and the dearest of it.
import Bell from '@mui/icons-material/NotificationsNoneRounded';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Popover } from '#renderer/ui/overlays.tsx';
import { AlertList } from './AlertList.tsx';
import { useAlerts } from './use-alerts.ts';

const SHOWN = 6;

export function AlertsMenu({ store }: { store: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useAlerts({ store, limit: SHOWN });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const count = data?.total ?? 0;
  const label = count > 0 ? t('alerts.bell', { count, formatted: format.count(count) }) : t('alerts.title');
  const close = () => setAnchor(null);
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          {count === 0 ? (
            <Bell sx={{ fontSize: 21 }} />
          ) : (
            <Badge badgeContent={count} max={99} color="primary" slotProps={{ badge: { 'aria-hidden': true } }}>
              <Bell sx={{ fontSize: 21 }} />
            </Badge>
          )}
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': t('alerts.title'),
            sx: { width: 460, maxWidth: 'calc(100vw - 32px)', p: 2 },
          },
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', mb: 1.25 }}>
          <Typography variant="h2" sx={{ flex: 1 }}>
            {t('alerts.title')}
          </Typography>
          <Button size="small" component={Link} to={PATHS.alerts} onClick={close}>
            {t('alerts.all')}
          </Button>
        </Box>
        {data && <AlertList answer={data} store={store} onLeave={close} />}
        {!data && (error ? <ErrorState dense error={error} onRetry={() => void refetch()} /> : <Rows />)}
      </Popover>
    </>
  );
}

/** Stands for the list while the store is forecast. */
function Rows() {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('loading')}>
      <Skeleton height={44} />
      <Skeleton height={44} />
      <Skeleton height={44} />
    </Box>
  );
}
