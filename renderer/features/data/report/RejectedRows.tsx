// The rows that were left out, with line numbers and reasons; shown on demand and saved as a file.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueCode, Upload } from '#core/contract/imports.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveBlob } from '#renderer/engine/files.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { rejectedFile } from './rejected-file.ts';

const SHOWN = 50;
const PAGE = 1_000;

export function RejectedRows({ upload }: { upload: Pick<Upload, 'id' | 'fileName' | 'options'> }) {
  const { id: uploadId, fileName, options } = upload;
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const [isSaving, setIsSaving] = useState(false);
  const { data, error } = useQuery(
    engine.imports.rejectedRows.queryOptions({ input: { uploadId, offset: 0, limit: SHOWN } }),
  );

  const save = async () => {
    setIsSaving(true);
    try {
      const rows: Parameters<typeof rejectedFile>[1][number][] = [];
      for (let offset = 0; ; offset += PAGE) {
        const page = await client.imports.rejectedRows({ uploadId, offset, limit: PAGE });
        rows.push(
          ...page.rows.map(({ file, line, code, column, text }) => ({
            file,
            line,
            reason: [t(`data.issue.${code as IssueCode}`), column].filter(Boolean).join(': '),
            text,
          })),
        );
        if (page.rows.length < PAGE) break;
      }
      const titles = {
        file: t('data.rejected.file'),
        line: t('data.rejected.line'),
        reason: t('data.rejected.reason'),
      };
      const { content, extension } = rejectedFile(options, rows, titles);
      saveBlob(new Blob([content], { type: 'text/plain' }), `${fileName}-rejected.${extension}`);
    } finally {
      setIsSaving(false);
    }
  };

  const ofSeveral = data?.rows.some(({ file }) => file !== null) ?? false;
  return (
    <Section
      flush
      title={t('data.rejected.title')}
      subtitle={
        data && data.total > SHOWN
          ? t('data.rejected.first', { count: SHOWN, total: format.count(data.total) })
          : t('data.rejected.text')
      }
      actions={
        <Button variant="outlined" size="small" startIcon={<Download />} loading={isSaving} onClick={() => void save()}>
          {t('data.rejected.save')}
        </Button>
      }
    >
      {error && <ErrorNote error={error} />}
      <TableContainer sx={{ maxHeight: 300 }} tabIndex={0} role="group" aria-label={t('data.rejected.title')}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              {ofSeveral && <TableCell>{t('data.rejected.file')}</TableCell>}
              <TableCell align="right" sx={{ width: 90 }}>
                {t('data.rejected.line')}
              </TableCell>
              <TableCell>{t('data.rejected.reason')}</TableCell>
              <TableCell>{t('data.columns.column')}</TableCell>
              <TableCell>{t('data.rejected.row')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data?.rows.map(({ file, line, code, column, value, text }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a wide file has several rows of one line, and nothing moves.
              <TableRow key={i}>
                {ofSeveral && <TableCell>{file}</TableCell>}
                <TableCell align="right">{format.count(line)}</TableCell>
                <TableCell>
                  {t(`data.issue.${code as IssueCode}`)} {value !== '' && <strong>“{value}”</strong>}
                </TableCell>
                <TableCell>{column ?? '–'}</TableCell>
                <TableCell
                  sx={{
                    color: 'text.secondary',
                    maxWidth: 420,
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {text}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}
