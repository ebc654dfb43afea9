// The one question that a file of a known kind needs: import these rows?
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#core/contract/imports.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import type { Draft } from '../flow.ts';
import { EffectList } from '../report/EffectList.tsx';
import { useCommitLabel } from '../report/use-commit-label.ts';

interface Props {
  uploadId: string;
  draft: Draft;
  onColumns: () => void;
  onReport: () => void;
  onDiscarded: () => void;
  onCommitting: (jobId: string) => void;
}

export function ConfirmStep({ uploadId, draft, onColumns, onReport, onDiscarded, onCommitting }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const label = useCommitLabel();
  const { data: upload, error, refetch } = useQuery(engine.imports.get.queryOptions({ input: { uploadId } }));
  const commit = useMutation(engine.imports.commit.mutationOptions({ onSuccess: ({ jobId }) => onCommitting(jobId) }));
  const discard = useMutation(engine.imports.discard.mutationOptions({ onSuccess: onDiscarded }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!upload?.report) return <PageSkeleton cards={0} />;
  const { report, fileName } = upload;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Card sx={{ p: 3 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
          {fileName}
        </Typography>
        <Question recipe={draft.recipe ?? ''} report={report} />
        <Notes report={report} isRepeated={draft.inspection.alreadyImported !== null} />
        {commit.error && <ErrorNote error={commit.error} />}
        {discard.error && <ErrorNote error={discard.error} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
          <Button
            autoFocus
            variant="contained"
            loading={commit.isPending}
            disabled={upload.state !== 'ready'}
            onClick={() => commit.mutate({ uploadId })}
          >
            {label(report.effect)}
          </Button>
          <Button variant="outlined" onClick={onColumns}>
            {t('recipes.look')}
          </Button>
          <Button variant="outlined" onClick={onReport}>
            {t('recipes.report')}
          </Button>
          <Button variant="outlined" loading={discard.isPending} onClick={() => discard.mutate({ uploadId })}>
            {t('data.report.discard')}
          </Button>
        </Box>
      </Card>
      <EffectList report={report} isCommitted={false} />
    </Box>
  );
}

function Question({ recipe, report: { effect, result } }: { recipe: string; report: ImportReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstDay, lastDay } = result;
  const count = effect.inserted + effect.replaced;
  return (
    <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
      {count === 0 || firstDay === null || lastDay === null
        ? t('recipes.confirmNothing', { name: recipe })
        : t('recipes.confirm', {
            name: recipe,
            count,
            formatted: format.count(count),
            first: format.day(firstDay),
            last: format.day(lastDay),
          })}
    </Typography>
  );
}

function Notes({ report: { rows, effect }, isRepeated }: { report: ImportReport; isRepeated: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = (count: number) => ({ count, formatted: format.count(count) });
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
      {isRepeated && <Alert severity="info">{t('recipes.already')}</Alert>}
      {rows.rejected > 0 && <Alert severity="warning">{t('recipes.leftOut', counted(rows.rejected))}</Alert>}
      {effect.replaced > 0 && (
        <Alert severity="info">
          {t('data.report.replaces', counted(effect.replaced))} {t('data.report.replacesText')}
        </Alert>
      )}
    </Box>
  );
}
