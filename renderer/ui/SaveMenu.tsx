// The button with which a page saves what it shows: as a workbook or as CSV.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '#core/contract/export-choice.ts';
import { Menu } from './overlays.tsx';
import { useSaveFile, type WriteFile } from './use-save-file.ts';

interface Props {
  write: WriteFile;
  /** "Export" when left out. */
  label?: string;
  /** quiet: small and without a frame, among other small buttons. icon: without words, among other icons. */
  look?: 'button' | 'quiet' | 'icon';
  disabled?: boolean;
}

export function SaveMenu({ write, label, look = 'button', disabled = false }: Props) {
  const { t } = useTranslation();
  const { save, isSaving } = useSaveFile();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (format: ExportFormat) => () => {
    setAnchor(null);
    save(format, write);
  };
  const words = label ?? t('actions.export');
  const opener = {
    // Not in a kiosk: visitors get no files.
    'data-file-access': '',
    loading: isSaving,
    disabled,
    'aria-haspopup': 'menu',
    'aria-expanded': anchor !== null,
    onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => setAnchor(currentTarget),
  } as const;
  return (
    <>
      {look === 'icon' ? (
        <Tooltip title={words}>
          <span>
            <IconButton {...opener} aria-label={words}>
              <Download sx={{ fontSize: 20 }} />
            </IconButton>
          </span>
        </Tooltip>
      ) : (
        <Button
          {...opener}
          variant={look === 'quiet' ? 'text' : 'outlined'}
          size={look === 'quiet' ? 'small' : 'medium'}
          startIcon={<Download />}
        >
          {words}
        </Button>
      )}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose('xlsx')}>{t('ui.saveXlsx')}</MenuItem>
        <MenuItem onClick={choose('csv')}>{t('ui.saveCsv')}</MenuItem>
      </Menu>
    </>
  );
}
