// Between a file and its columns: is it of a kind that a recipe knows?
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Inspection } from '#core/contract/imports.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import type { Draft } from '../flow.ts';
import { DriftedFile } from './DriftedFile.tsx';
import { KnownFile } from './KnownFile.tsx';

interface Props {
  inspection: Inspection;
  /** The columns are to be looked at: the file is of no known kind, or it changed. */
  onColumns: (inspection: Inspection, draft?: Draft) => void;
  /** A check began that only asks for a confirmation. */
  onChecking: (uploadId: string, jobId: string, draft: Draft) => void;
}

export function RecipeStep({ inspection, onColumns, onChecking }: Props) {
  const engine = useEngine();
  const input = { file: inspection };
  const { data: match, error } = useQuery({ ...engine.recipes.match.queryOptions({ input }), gcTime: 0 });
  // A file that no recipe fits, or a question that failed, goes on as if there were no recipes.
  const isUnknown = match === null || error !== null;
  const told = useRef(false);
  useEffect(() => {
    if (!isUnknown || told.current) return;
    told.current = true;
    onColumns(inspection);
  }, [isUnknown, inspection, onColumns]);
  if (!match) return <PageSkeleton cards={0} />;
  const seen = match.inspection ?? inspection;
  if (match.changes.length > 0) return <DriftedFile inspection={seen} match={match} onColumns={onColumns} />;
  return <KnownFile inspection={seen} match={match} onColumns={onColumns} onChecking={onChecking} />;
}
