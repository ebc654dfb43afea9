// Export and print of what the page shows.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExportForecast } from './mutations.ts';
import type { ForecastPageView } from './use-forecast-view.ts';

export function PageActions({ store, view, onPrint }: { store: string; view: ForecastPageView; onPrint: () => void }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useExportForecast(store, view);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const save = (format: 'csv' | 'xlsx') => {
    setAnchor(null);
    mutate(format);
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Download />}
        loading={isPending}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('actions.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => save('xlsx')}>{t('bulk.exportXlsx')}</MenuItem>
        <MenuItem onClick={() => save('csv')}>{t('bulk.exportCsv')}</MenuItem>
      </Menu>
      <Tooltip title={t('forecast.print')}>
        <Button variant="outlined" onClick={onPrint} aria-label={t('forecast.print')} sx={{ minWidth: 40, px: 1 }}>
          <Print sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
    </>
  );
}
