// Export and print of what the page shows.
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import type { ForecastPageView } from './use-forecast-view.ts';

export function PageActions({ store, view, onPrint }: { store: string; view: ForecastPageView; onPrint: () => void }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const { subject, horizon, forecaster } = view;
  const asked = { store, ...subject, horizon, forecaster: forecaster ?? undefined };
  return (
    <>
      <SaveMenu write={(choice) => client.forecasts.export({ ...asked, ...choice })} />
      <Tooltip title={t('forecast.print')}>
        <Button
          variant="outlined"
          data-print=""
          onClick={onPrint}
          aria-label={t('forecast.print')}
          sx={{ minWidth: 40, px: 1 }}
        >
          <Print sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
    </>
  );
}
