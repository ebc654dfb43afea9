// A file of a known kind: its rows are checked without being asked for.
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import { filesOf } from '#core/contract/inspected-files.ts';
import type { RecipeMatch } from '#core/contract/recipes.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import type { Draft } from '../flow.ts';
import { draftOf } from './recipe-draft.ts';

interface Props {
  inspection: Inspection;
  match: RecipeMatch;
  onColumns: (inspection: Inspection, draft: Draft) => void;
  onChecking: (uploadId: string, jobId: string, draft: Draft) => void;
}

export function KnownFile({ inspection, match, onColumns, onChecking }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  // The recipe has every role, whatever was found.
  const draft = draftOf({ ...inspection, missingRoles: [] }, match);
  const { mutate, error } = useMutation(
    engine.imports.check.mutationOptions({
      onSuccess: ({ uploadId, jobId }) => onChecking(uploadId, jobId, draft),
    }),
  );
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({ ...filesOf(inspection), options: match.options });
  }, [mutate, inspection, match]);
  if (!error) return <PageSkeleton cards={0} />;
  return (
    <>
      <ErrorNote error={error} />
      <Button variant="outlined" onClick={() => onColumns(draft.inspection, draft)}>
        {t('recipes.look')}
      </Button>
    </>
  );
}
