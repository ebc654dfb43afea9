// The rows that were left out, with line numbers and reasons: cells corrected on the spot, or saved as a file.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import type { IssueCode, Upload } from '#core/contract/imports.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveBlob } from '#renderer/engine/files.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { type RejectedRow, RejectedTable } from './RejectedTable.tsx';
import { rejectedFile } from './rejected-file.ts';
import { isOfSameCells, trimmed } from './repairs.ts';

const SHOWN = 50;
const PAGE = 1_000;

interface Props {
  upload: Pick<Upload, 'id' | 'fileName' | 'options'>;
  /** Cells that were corrected, but not checked yet. */
  edits: readonly Repair[];
  /** Undefined where the file is there no more. */
  onEdit?: (edits: Repair[]) => void;
  /** Undefined where the file is there no more. */
  onMend?: (repairs: Repair[]) => void;
  isMending?: boolean;
}

export function RejectedRows({ upload, edits, onEdit, onMend, isMending }: Props) {
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
          ...page.rows.map(({ file, line, code, column, heading, text }) => ({
            file,
            line,
            reason: [t(`data.issue.${code as IssueCode}`), heading ?? column].filter(Boolean).join(': '),
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

  const edit = ({ file, line, column, heading, value }: RejectedRow, to: string) => {
    if (column === null) return;
    const repair = { column, value, file, line, heading, to };
    const others = edits.filter((each) => !isOfSameCells(each, repair));
    onEdit?.(to.trim() === value ? others : [...others, repair]);
  };
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
        <>
          {onMend && edits.length > 0 && (
            <Button variant="contained" size="small" loading={isMending} onClick={() => onMend(trimmed(edits))}>
              {t('data.mend.again', { count: edits.length })}
            </Button>
          )}
          <Button
            variant="outlined"
            size="small"
            startIcon={<Download />}
            loading={isSaving}
            onClick={() => void save()}
          >
            {t('data.rejected.save')}
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <RejectedTable rows={data?.rows ?? []} edits={edits} onEdit={onEdit && edit} />
    </Section>
  );
}
