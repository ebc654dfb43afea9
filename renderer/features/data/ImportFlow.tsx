// Shows the step an import is at.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import type { Job } from '#core/contract/jobs.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJob } from '#renderer/engine/use-job.ts';
import { isCancelled } from '#renderer/format/error-words.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { DoneStep } from './DoneStep.tsx';
import { DropZone } from './DropZone.tsx';
import { type Draft, type FlowStep, START } from './flow.ts';
import { ColumnsStep } from './mapping/ColumnsStep.tsx';
import { ConfirmStep } from './recipes/ConfirmStep.tsx';
import { RecipeStep } from './recipes/RecipeStep.tsx';
import { ReportStep } from './report/ReportStep.tsx';
import { trimmed, withRepairs } from './report/repairs.ts';
import { StepBar } from './StepBar.tsx';
import type { SetStep } from './use-flow.ts';

interface Props {
  step: FlowStep;
  setStep: SetStep;
}

export function ImportFlow({ step, setStep }: Props) {
  const [failure, setFailure] = useState<unknown>(null);
  const go = (next: FlowStep) => {
    setFailure(null);
    setStep(next);
  };
  return (
    <Box sx={{ mb: 3 }}>
      {step.name !== 'file' && <StepBar step={step} />}
      {failure !== null && <ErrorNote error={failure} onClose={() => setFailure(null)} />}
      {step.name === 'file' && <DropZone onInspected={(inspection) => go({ name: 'recipe', inspection })} />}
      {step.name === 'recipe' && (
        <RecipeStep
          inspection={step.inspection}
          onColumns={(inspection, draft) => go({ name: 'columns', inspection, draft })}
          onChecking={(uploadId, jobId, draft) => go({ name: 'checking-known', draft, uploadId, jobId })}
        />
      )}
      {step.name === 'columns' && (
        <ColumnsStep
          first={step.inspection}
          draft={step.draft}
          onBack={() => go(START)}
          onChecking={(uploadId, jobId, draft) => go({ name: 'checking', draft, uploadId, jobId })}
          onLeave={(draft) => setStep((now) => (now === step ? toColumns(draft) : now))}
        />
      )}
      {(step.name === 'checking' || step.name === 'checking-known') && (
        <RunningStep
          jobId={step.jobId}
          onDone={() => go(afterCheck(step))}
          onFailed={(error) => {
            setStep(toColumns(step.draft));
            setFailure(error);
          }}
        />
      )}
      {step.name === 'confirm' && (
        <ConfirmStep
          uploadId={step.uploadId}
          draft={step.draft}
          onColumns={() => go(toColumns(step.draft))}
          onReport={() => go({ name: 'report', draft: step.draft, uploadId: step.uploadId })}
          onDiscarded={() => go(START)}
          onCommitting={(jobId) => go({ name: 'committing', draft: step.draft, uploadId: step.uploadId, jobId })}
        />
      )}
      {step.name === 'report' && (
        <ReportStep
          uploadId={step.uploadId}
          draft={step.draft}
          edits={step.edits ?? []}
          onEdit={(edits) => setStep((now) => (now.name === 'report' ? { ...now, edits } : now))}
          onDiscarded={() => go(START)}
          onBack={() => go(toColumns(withEdits(step.draft, step.edits)))}
          onChecking={(uploadId, jobId, draft) => go({ name: 'checking', draft, uploadId, jobId })}
          onCommitting={(jobId) => go({ name: 'committing', draft: step.draft, uploadId: step.uploadId, jobId })}
        />
      )}
      {step.name === 'committing' && (
        <RunningStep
          jobId={step.jobId}
          onDone={() => go({ name: 'done', draft: step.draft, uploadId: step.uploadId })}
          onFailed={(error) => {
            setStep({ name: 'report', draft: step.draft, uploadId: step.uploadId });
            setFailure(error);
          }}
        />
      )}
      {step.name === 'done' && <DoneStep uploadId={step.uploadId} draft={step.draft} onAnother={() => go(START)} />}
    </Box>
  );
}

/** Back to the columns as they were left; to the beginning where nothing is known of them any more. */
const toColumns = (draft: Draft | undefined): FlowStep =>
  draft ? { name: 'columns', inspection: draft.inspection, draft } : START;

/** What was corrected counts at the next check, wherever it is started from. */
const withEdits = (draft: Draft | undefined, edits: readonly Repair[] = []): Draft | undefined =>
  draft && { ...draft, options: { ...draft.options, repairs: withRepairs(draft.options.repairs, trimmed(edits)) } };

const afterCheck = (step: Extract<FlowStep, { name: 'checking' | 'checking-known' }>): FlowStep =>
  step.name === 'checking-known'
    ? { name: 'confirm', draft: step.draft, uploadId: step.uploadId }
    : { name: 'report', draft: step.draft, uploadId: step.uploadId };

interface RunningProps {
  jobId: string;
  onDone: () => void;
  /** Gets null when the user cancelled. */
  onFailed: (error: unknown) => void;
}

function RunningStep({ jobId, onDone, onFailed }: RunningProps) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const end = useCallback(
    async (job: Job) => {
      await queryClient.invalidateQueries({ queryKey: engine.imports.key() });
      if (job.state === 'succeeded') onDone();
      else onFailed(job.state === 'cancelled' || isCancelled(job.error) ? null : job.error);
    },
    [queryClient, engine, onDone, onFailed],
  );
  const { job, error, cancel } = useJob(jobId, end);
  return (
    <Card sx={{ p: 3 }} aria-busy="true">
      {error ? <ErrorNote error={error} onRetry={() => onFailed(null)} /> : null}
      {job ? <JobProgress job={job} onCancel={cancel} /> : <Box role="status">{t('loading')}</Box>}
    </Card>
  );
}
