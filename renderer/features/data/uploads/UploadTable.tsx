// The uploads as a table. A row opens to its report; what is imported can be undone.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';
import { UndoDialog } from './UndoDialog.tsx';
import { onWideScreens, UploadRow } from './UploadRow.tsx';

export function UploadTable({ uploads, onContinue }: { uploads: Upload[]; onContinue: (uploadId: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [undoing, setUndoing] = useState<Upload | null>(null);
  return (
    <TableContainer>
      <Table size="small" aria-label={t('data.history.title')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2 }}>{t('data.history.file')}</TableCell>
            <TableCell>{t('data.history.state')}</TableCell>
            <TableCell>{t('uploads.daysAndProducts')}</TableCell>
            <TableCell align="right">{t('data.history.added')}</TableCell>
            <TableCell align="right" sx={onWideScreens}>
              {t('data.history.replaced')}
            </TableCell>
            <TableCell align="right">{t('data.history.rejected')}</TableCell>
            <TableCell>{t('data.history.when')}</TableCell>
            <TableCell>
              <span style={visuallyHidden}>{t('uploads.actions')}</span>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              open={open === upload.id}
              onToggle={() => setOpen(open === upload.id ? null : upload.id)}
              onContinue={() => onContinue(upload.id)}
              onUndo={() => setUndoing(upload)}
            />
          ))}
        </TableBody>
      </Table>
      {undoing && <UndoDialog upload={undoing} onClose={() => setUndoing(null)} />}
    </TableContainer>
  );
}
