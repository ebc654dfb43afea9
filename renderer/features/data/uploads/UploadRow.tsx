// One upload: its file, what it did, who did it when, and what can be done about it now.
import Chevron from '@mui/icons-material/KeyboardArrowRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ReportView } from '../report/ReportView.tsx';
import { UploadStateChip } from '../UploadStateChip.tsx';
import { FileHash } from './FileHash.tsx';

interface Props {
  upload: Upload;
  open: boolean;
  onToggle: () => void;
  onContinue: () => void;
  onUndo: () => void;
}

/** The one column that a small window does without; the opened report has its figure. */
export const onWideScreens = { display: { xs: 'none', lg: 'table-cell' } } as const;

const small = { display: 'block', typography: 'caption', color: 'text.secondary' } as const;

export function UploadRow({ upload, open, onToggle, onContinue, onUndo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fileName, state, report, who, createdAt, committedAt, undoneAt, undoneBy, sizeBytes } = upload;
  const count = (value: number | undefined) => (value === undefined ? '–' : format.count(value));
  const when = committedAt ?? createdAt;
  return (
    <>
      <TableRow hover>
        <TableCell component="th" scope="row" sx={{ pl: 1, fontWeight: 560 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <IconButton
              size="small"
              disabled={!report}
              aria-expanded={open}
              aria-label={t('data.history.details', { file: fileName })}
              onClick={onToggle}
              sx={{ p: 0.375 }}
            >
              <Chevron
                sx={{ fontSize: 20, transition: 'transform 120ms', transform: open ? 'rotate(90deg)' : undefined }}
              />
            </IconButton>
            <Box sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
              {fileName}
              <Box component="span" sx={{ ...small, whiteSpace: 'nowrap' }}>
                {format.bytes(sizeBytes)} · <FileHash upload={upload} />
              </Box>
            </Box>
          </Box>
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <UploadStateChip state={state} />
          {undoneAt && (
            <Box component="span" sx={{ ...small, mt: 0.25 }} title={format.moment(undoneAt)}>
              {t('uploads.undoneBy', { who: undoneBy, when: format.ago(undoneAt) })}
            </Box>
          )}
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>{report && <Touched result={report.result} />}</TableCell>
        <TableCell align="right">{count(report?.effect.inserted)}</TableCell>
        <TableCell align="right" sx={onWideScreens}>
          {count(report?.effect.replaced)}
        </TableCell>
        <TableCell align="right">{count(report?.rows.rejected)}</TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>
          <Tooltip title={format.moment(when)}>
            <span>{format.ago(when)}</span>
          </Tooltip>
          <Box component="span" sx={small}>
            {t('uploads.by', { who })}
          </Box>
        </TableCell>
        <TableCell align="right" sx={{ pr: 2, whiteSpace: 'nowrap' }}>
          {state === 'ready' && (
            <Button size="small" onClick={onContinue}>
              {t('data.history.continue')}
            </Button>
          )}
          {state === 'committed' && (
            <Button
              size="small"
              data-file-access=""
              aria-label={t('uploads.undo.of', { file: fileName })}
              onClick={onUndo}
            >
              {t('actions.undo')}
            </Button>
          )}
        </TableCell>
      </TableRow>
      {open && report && (
        <TableRow>
          <TableCell colSpan={8} sx={{ bgcolor: 'background.default', p: 2.5 }}>
            <ReportView upload={upload} report={report} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function Touched({ result }: { result: NonNullable<Upload['report']>['result'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstDay, lastDay, products } = result;
  return (
    <>
      {firstDay && lastDay ? `${format.day(firstDay)} – ${format.day(lastDay)}` : '–'}
      <Box component="span" sx={small}>
        {t('uploads.products', { count: products, formatted: format.count(products) })}
      </Box>
    </>
  );
}
