// Step three: what was found in every row and what the import would do; then the user agrees or not.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import { filesOf } from '#core/contract/inspected-files.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import type { Draft } from '../flow.ts';
import { ReportView } from './ReportView.tsx';
import { isOfSameCells, withRepairs } from './repairs.ts';
import { useCommitLabel } from './use-commit-label.ts';

interface Props {
  uploadId: string;
  /** What led here; undefined for an upload that was left open. */
  draft?: Draft;
  /** Cells that were corrected, but not checked yet. */
  edits: readonly Repair[];
  onEdit: (edits: Repair[]) => void;
  onDiscarded: () => void;
  /** A check with repairs has begun. */
  onChecking: (uploadId: string, jobId: string, draft: Draft) => void;
  onBack: () => void;
  onCommitting: (jobId: string) => void;
}

export function ReportStep({ uploadId, draft, edits, onEdit, onDiscarded, onBack, onChecking, onCommitting }: Props) {
  const { t } = useTranslation();
  const label = useCommitLabel();
  const engine = useEngine();
  const { data, error, refetch } = useQuery(engine.imports.get.queryOptions({ input: { uploadId } }));
  // Drawn in slices: a report is the longest page of an import, and it comes at once.
  const upload = useDeferredValue(data);
  const commit = useMutation(engine.imports.commit.mutationOptions({ onSuccess: ({ jobId }) => onCommitting(jobId) }));
  const discard = useMutation(engine.imports.discard.mutationOptions({ onSuccess: onDiscarded }));
  const check = useMutation(engine.imports.check.mutationOptions());
  const checkWith = (repairs: Repair[]) => {
    if (!draft) return;
    const options = { ...draft.options, repairs };
    check.mutate(
      { ...filesOf(draft.inspection), options },
      { onSuccess: (started) => onChecking(started.uploadId, started.jobId, { ...draft, options }) },
    );
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!upload?.report) return <PageSkeleton />;
  return (
    <>
      {commit.error && <ErrorNote error={commit.error} />}
      {discard.error && <ErrorNote error={discard.error} />}
      {check.error && <ErrorNote error={check.error} />}
      <ReportView
        upload={upload}
        report={upload.report}
        edits={edits}
        onEdit={draft && onEdit}
        isMending={check.isPending}
        onMend={draft && ((more) => checkWith(withRepairs(draft.options.repairs, more)))}
        onTakeBack={
          draft && ((repair) => checkWith(draft.options.repairs.filter((each) => !isOfSameCells(each, repair))))
        }
      />
      <Box
        sx={{
          position: 'sticky',
          bottom: 0,
          zIndex: 4,
          display: 'flex',
          gap: 1,
          alignItems: 'center',
          justifyContent: 'flex-end',
          py: 1.5,
          mt: 2,
          bgcolor: 'background.default',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ mr: 'auto', typography: 'caption', color: 'text.secondary' }}>{t('data.columns.nothingYet')}</Box>
        {draft && (
          <Button variant="outlined" onClick={onBack}>
            {t('data.report.back')}
          </Button>
        )}
        <Button variant="outlined" loading={discard.isPending} onClick={() => discard.mutate({ uploadId })}>
          {t('data.report.discard')}
        </Button>
        <Button
          variant="contained"
          loading={commit.isPending}
          disabled={upload.state !== 'ready'}
          onClick={() => commit.mutate({ uploadId })}
        >
          {label(upload.report.effect)}
        </Button>
      </Box>
    </>
  );
}
