// Saves the lines of an order list as a file: those on screen, or the selected ones.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkView } from './bulk-view.ts';
import { useExportList } from './mutations.ts';

interface Props {
  bulkId: string;
  view: Pick<BulkView, 'filter' | 'sorting'>;
  label: string;
  /** Small and without a frame, among other small buttons. */
  quiet?: boolean;
}

export function ExportMenu({ bulkId, view, label, quiet = false }: Props) {
  const { t } = useTranslation();
  const toast = useToast();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mutate, isPending } = useExportList(bulkId, view);
  const save = (kind: 'csv' | 'xlsx') => {
    setAnchor(null);
    mutate(kind, { onError: (error) => toast({ text: errorWords(error, t).title }) });
  };
  return (
    <>
      <Button
        variant={quiet ? 'text' : 'outlined'}
        size={quiet ? 'small' : 'medium'}
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
