// Every file that came in: when, by whom, what it did. A row opens to its report.
import HistoryIcon from '@mui/icons-material/HistoryRounded';
import Chevron from '@mui/icons-material/KeyboardArrowRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ReportView } from './report/ReportView.tsx';
import { UploadStateChip } from './UploadStateChip.tsx';

const PAGE = 50;

export function UploadHistory({ onContinue }: { onContinue: (uploadId: string) => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useQuery(engine.imports.list.queryOptions({ input: { offset: 0, limit } }));
  return (
    <Section flush title={<Term name="upload">{t('data.history.title')}</Term>} subtitle={t('data.history.text')}>
      {error ? (
        <ErrorState dense error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Box sx={{ px: 2.5, pb: 2 }} role="status" aria-label={t('loading')}>
          <Skeleton height={38} />
          <Skeleton height={38} />
        </Box>
      ) : data.length === 0 ? (
        <EmptyState
          dense
          icon={<HistoryIcon />}
          title={t('data.history.emptyTitle')}
          text={t('data.history.emptyText')}
        />
      ) : (
        <>
          <UploadTable uploads={data} onContinue={onContinue} />
          {data.length === limit && (
            <Button sx={{ m: 1.5 }} onClick={() => setLimit(limit + PAGE)}>
              {t('actions.showMore')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function UploadTable({ uploads, onContinue }: { uploads: Upload[]; onContinue: (uploadId: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const count = (value: number | undefined) => (value === undefined ? '–' : format.count(value));
  return (
    <TableContainer>
      <Table size="small" aria-label={t('data.history.title')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2 }}>{t('data.history.file')}</TableCell>
            <TableCell>{t('data.history.state')}</TableCell>
            <TableCell align="right">{t('data.history.rows')}</TableCell>
            <TableCell align="right">{t('data.history.added')}</TableCell>
            <TableCell align="right">{t('data.history.replaced')}</TableCell>
            <TableCell align="right">{t('data.history.rejected')}</TableCell>
            <TableCell>{t('data.history.when')}</TableCell>
            <TableCell sx={{ pr: 2 }}>{t('data.history.who')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {uploads.map((upload) => {
            const { id, fileName, state, report, who, createdAt, committedAt, sizeBytes } = upload;
            const isOpen = open === id;
            return (
              <Fragment key={id}>
                <TableRow hover>
                  <TableCell component="th" scope="row" sx={{ pl: 1, fontWeight: 560 }}>
                    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
                      <IconButton
                        size="small"
                        disabled={!report}
                        aria-expanded={isOpen}
                        aria-label={t('data.history.details', { file: fileName })}
                        onClick={() => setOpen(isOpen ? null : id)}
                        sx={{ p: 0.375 }}
                      >
                        <Chevron
                          sx={{
                            fontSize: 20,
                            transition: 'transform 120ms',
                            transform: isOpen ? 'rotate(90deg)' : undefined,
                          }}
                        />
                      </IconButton>
                      <Box sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
                        {fileName}
                        <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                          {format.bytes(sizeBytes)}
                        </Box>
                      </Box>
                    </Box>
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <UploadStateChip state={state} />
                    {state === 'ready' && (
                      <Button size="small" sx={{ ml: 1 }} onClick={() => onContinue(id)}>
                        {t('data.history.continue')}
                      </Button>
                    )}
                  </TableCell>
                  <TableCell align="right">{count(report?.rows.total)}</TableCell>
                  <TableCell align="right">{count(report?.effect.inserted)}</TableCell>
                  <TableCell align="right">{count(report?.effect.replaced)}</TableCell>
                  <TableCell align="right">{count(report?.rows.rejected)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    <Tooltip title={format.moment(committedAt ?? createdAt)}>
                      <span>{format.ago(committedAt ?? createdAt)}</span>
                    </Tooltip>
                  </TableCell>
                  <TableCell sx={{ pr: 2 }}>{who}</TableCell>
                </TableRow>
                {isOpen && report && (
                  <TableRow>
                    <TableCell colSpan={8} sx={{ bgcolor: 'background.default', p: 2.5 }}>
                      <ReportView upload={upload} report={report} />
                    </TableCell>
                  </TableRow>
                )}
              </Fragment>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
