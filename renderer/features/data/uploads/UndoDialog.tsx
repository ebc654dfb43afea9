// Asks before an import is undone, with what that does to the store.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import type { Job } from '#core/contract/jobs.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJob } from '#renderer/engine/use-job.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { UndoEffectList } from './UndoEffectList.tsx';

export function UndoDialog({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { id: uploadId, fileName } = upload;
  const preview = useQuery({ ...engine.imports.previewUndo.queryOptions({ input: { uploadId } }), gcTime: 0 });
  const undo = useUndo(upload, onClose);
  return (
    <Dialog
      open
      onClose={undo.isRunning ? undefined : onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby="undo-import-title"
      aria-describedby="undo-import-text"
    >
      <DialogTitle id="undo-import-title" sx={{ overflowWrap: 'anywhere' }}>
        {t('uploads.undo.title', { file: fileName })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id="undo-import-text" sx={{ mb: 2 }}>
          {t('uploads.undo.text')}
        </DialogContentText>
        {undo.error ? <ErrorNote error={undo.error} /> : null}
        {preview.error ? (
          <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <UndoEffectList effect={preview.data} />
        ) : (
          <LinearProgress aria-label={t('uploads.undo.working')} />
        )}
        {undo.job && (
          <Box sx={{ mt: 2 }}>
            <JobProgress job={undo.job} onCancel={undo.cancel} untitled />
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose} disabled={undo.isRunning}>
          {t('uploads.undo.keep')}
        </Button>
        <Button
          variant="contained"
          color="error"
          disabled={!preview.data}
          loading={undo.isRunning}
          onClick={() => undo.start({ uploadId })}
        >
          {t('uploads.undo.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Starts the undo and tells how it ended. */
function useUndo({ fileName }: Upload, onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [jobId, setJobId] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const start = useMutation(engine.imports.undo.mutationOptions({ onSuccess: (job) => setJobId(job.jobId) }));
  const end = useCallback(
    async (job: Job) => {
      setJobId(null);
      await queryClient.invalidateQueries({ queryKey: engine.imports.key() });
      if (job.state === 'cancelled') return;
      if (job.state !== 'succeeded') return setFailure(job.error);
      const { removed, restored } = job.result as { removed: number; restored: number };
      const counts = { removed: format.count(removed), restored: format.count(restored) };
      toast({ text: t('uploads.undo.done', { file: fileName, ...counts }) });
      onDone();
    },
    [queryClient, engine, toast, t, format, fileName, onDone],
  );
  const { job, cancel } = useJob(jobId, end);
  const isRunning = start.isPending || jobId !== null;
  return { start: start.mutate, job, cancel, isRunning, error: start.error ?? failure };
}
