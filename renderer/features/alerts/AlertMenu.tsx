// Putting one alert away, or opening it again.
import Dismiss from '@mui/icons-material/DoneRounded';
import More from '@mui/icons-material/MoreVertRounded';
import Restore from '@mui/icons-material/NotificationsActiveOutlined';
import Snooze from '@mui/icons-material/SnoozeRounded';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '#core/contract/alerts.ts';
import { Menu, useWasOpened } from '#renderer/ui/overlays.tsx';
import { SNOOZE_DAYS, useAlertChanges } from './use-alerts.ts';

interface Props {
  alert: Alert;
  store: string;
}

export function AlertMenu({ alert, store }: Props) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hasChoices = useWasOpened(anchor !== null);
  return (
    <>
      <button
        type="button"
        className="alert-more"
        aria-label={t('alerts.putAway', { name: alert.name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <More fontSize="inherit" />
      </button>
      {hasChoices && <Choices alert={alert} store={store} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}

function Choices({ alert, store, anchor, onClose }: Props & { anchor: HTMLElement | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { snooze, dismiss, restore } = useAlertChanges(store);
  const choose = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {alert.state !== 'open' ? (
        <MenuItem onClick={choose(() => restore(alert))}>
          <ListItemIcon>
            <Restore fontSize="small" />
          </ListItemIcon>
          {t('alerts.restore')}
        </MenuItem>
      ) : (
        [
          ...SNOOZE_DAYS.map((days) => (
            <MenuItem key={days} onClick={choose(() => snooze({ alert, days }))}>
              <ListItemIcon>
                <Snooze fontSize="small" />
              </ListItemIcon>
              {t('alerts.snooze', { days: t('days', { count: days }) })}
            </MenuItem>
          )),
          <MenuItem key="dismiss" onClick={choose(() => dismiss(alert))}>
            <ListItemIcon>
              <Dismiss fontSize="small" />
            </ListItemIcon>
            <ListItemText
              primary={t('alerts.dismiss')}
              secondary={t('alerts.dismissHint')}
              slotProps={{ primary: { variant: 'inherit' }, secondary: { variant: 'caption' } }}
            />
          </MenuItem>,
        ]
      )}
    </Menu>
  );
}
