// Between a file and its columns: a file of a known kind is checked as its recipe says; of one that changed, what changed.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import type { RecipeMatch } from '#core/contract/recipes.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { type Draft, filesOf } from '../flow.ts';
import { useChangeWords } from './use-change-words.ts';

interface Props {
  inspection: Inspection;
  /** The columns are to be looked at: the file is of no known kind, it changed, or the user wants to. */
  onColumns: (inspection: Inspection, draft?: Draft) => void;
  onChecking: (uploadId: string, jobId: string, draft: Draft) => void;
}

/** The recipe's say as if the user had said it. */
const draftOf = (inspection: Inspection, { options }: RecipeMatch): Draft => ({
  inspection,
  options,
  reading: { dateOrder: options.reading.dateOrder },
  chosen: new Map(options.mapping.map(({ column, role }) => [column, role])),
});

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
  return <Match inspection={inspection} match={match} onColumns={onColumns} onChecking={onChecking} />;
}

function Match({ inspection, match, onColumns, onChecking }: Props & { match: RecipeMatch }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const words = useChangeWords();
  const { fileName, alreadyImported } = inspection;
  const { recipe, changes, options } = match;
  const isKnown = changes.length === 0;
  const check = useMutation(
    engine.imports.check.mutationOptions({
      // Whoever comes back from the report to the columns finds none missing: the recipe has them all.
      onSuccess: ({ uploadId, jobId }) =>
        onChecking(uploadId, jobId, draftOf({ ...inspection, missingRoles: [] }, match)),
    }),
  );
  // Read again with what the recipe knows, so that the columns show it.
  const adjust = useMutation(
    engine.imports.inspect.mutationOptions({
      onSuccess: (adjusted) => onColumns(adjusted, draftOf(adjusted, match)),
    }),
  );
  const look = () =>
    adjust.mutate({
      ...filesOf(inspection),
      reading: { dateOrder: options.reading.dateOrder },
      mapping: options.mapping,
    });
  return (
    <Card sx={{ p: 3 }}>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        {t(isKnown ? 'recipes.known' : 'recipes.drifted', { name: recipe.name, file: fileName })}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, mb: 2 }}>
        {t(isKnown ? 'recipes.knownText' : 'recipes.driftedText')}
      </Typography>
      {alreadyImported && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('recipes.already')}
        </Alert>
      )}
      {check.error && <ErrorNote error={check.error} />}
      {adjust.error && <ErrorNote error={adjust.error} />}
      {!isKnown && (
        <Box component="ul" sx={{ mt: 0, mb: 2, pl: 2.5 }}>
          {changes.map((change) => (
            <Typography component="li" variant="body2" key={JSON.stringify(change)} sx={{ overflowWrap: 'anywhere' }}>
              {words(change)}
            </Typography>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {isKnown && (
          <Button
            autoFocus
            variant="contained"
            loading={check.isPending}
            onClick={() => check.mutate({ ...filesOf(inspection), options })}
          >
            {t('recipes.check')}
          </Button>
        )}
        <Button
          autoFocus={!isKnown}
          variant={isKnown ? 'outlined' : 'contained'}
          loading={adjust.isPending}
          onClick={look}
        >
          {t('recipes.look')}
        </Button>
      </Box>
    </Card>
  );
}
