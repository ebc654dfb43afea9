// Above the dashboard of the demo store, once: the offer of a tour.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { useTour } from './tour-context.tsx';

export function TourInvitation() {
  const { t } = useTranslation();
  const { store } = useStoreChoice();
  const { isNew, start, end } = useTour();
  if (!isNew || !store?.isDemo) return null;
  return (
    <Alert
      severity="info"
      icon={false}
      sx={{ mb: 2.5, alignItems: 'center' }}
      action={
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          <Button size="small" onClick={end} sx={{ color: 'text.secondary' }}>
            {t('tour.decline')}
          </Button>
          <Button size="small" variant="contained" onClick={start}>
            {t('settings.help.startTour')}
          </Button>
        </Box>
      }
    >
      {t('tour.invitation')}
    </Alert>
  );
}
