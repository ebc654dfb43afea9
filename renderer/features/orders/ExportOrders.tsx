// Saves orders as one file, XLSX or CSV.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExportOrders } from './use-orders.ts';

export function ExportOrders({ ids, label }: { ids: string[]; label: string }) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate, isPending } = useExportOrders();
  const save = (format: 'csv' | 'xlsx') => {
    setAnchor(null);
    mutate({ ids, format });
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
        {label}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => save('xlsx')}>{t('bulk.exportXlsx')}</MenuItem>
        <MenuItem onClick={() => save('csv')}>{t('bulk.exportCsv')}</MenuItem>
      </Menu>
    </>
  );
}
