// The button with which a page saves what it shows: as a workbook or as CSV.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  onSave: (kind: 'csv' | 'xlsx') => void;
  isPending: boolean;
  /** "Export" when left out. */
  label?: string;
  /** Small and without a frame, among other small buttons. */
  quiet?: boolean;
  disabled?: boolean;
}

export function ExportMenu({ onSave, isPending, label, quiet = false, disabled = false }: Props) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const save = (kind: 'csv' | 'xlsx') => () => {
    setAnchor(null);
    onSave(kind);
  };
  return (
    <>
      <Button
        // Not in a kiosk: visitors get no files.
        data-file-access=""
        variant={quiet ? 'text' : 'outlined'}
        size={quiet ? 'small' : 'medium'}
        startIcon={<Download />}
        loading={isPending}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {label ?? t('actions.export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={save('xlsx')}>{t('bulk.exportXlsx')}</MenuItem>
        <MenuItem onClick={save('csv')}>{t('bulk.exportCsv')}</MenuItem>
      </Menu>
    </>
  );
}
