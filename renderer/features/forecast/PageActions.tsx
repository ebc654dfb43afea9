// Export and print of what the page shows.
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useExportForecast } from './mutations.ts';
import type { ForecastPageView } from './use-forecast-view.ts';

export function PageActions({ store, view, onPrint }: { store: string; view: ForecastPageView; onPrint: () => void }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useExportForecast(store, view);
  return (
    <>
      <ExportMenu onSave={mutate} isPending={isPending} />
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
