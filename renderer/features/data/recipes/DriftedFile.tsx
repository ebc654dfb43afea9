// A file of a known kind that changed since its recipe was saved: what changed, then its columns with what still holds.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import { filesOf } from '#core/contract/inspected-files.ts';
import type { RecipeMatch } from '#core/contract/recipes.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import type { Draft } from '../flow.ts';
import { draftOf } from './recipe-draft.ts';
import { useChangeWords } from './use-change-words.ts';

interface Props {
  inspection: Inspection;
  match: RecipeMatch;
  onColumns: (inspection: Inspection, draft: Draft) => void;
}

export function DriftedFile({ inspection, match, onColumns }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const words = useChangeWords();
  const { fileName, alreadyImported } = inspection;
  const { recipe, changes, options } = match;
  const { reading, shape } = draftOf(inspection, match);
  // Read again with what the recipe knows, so that the columns show it.
  const adjust = useMutation(
    engine.imports.inspect.mutationOptions({
      onSuccess: (adjusted) => {
        const draft = draftOf(adjusted, match);
        onColumns(draft.inspection, draft);
      },
    }),
  );
  const look = () =>
    adjust.mutate({
      ...filesOf(inspection),
      reading,
      mapping: options.mapping,
      shape,
    });
  return (
    <Card sx={{ p: 3 }}>
      <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
        {t('recipes.drifted', { name: recipe.name, file: fileName })}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, mb: 2 }}>
        {t('recipes.driftedText')}
      </Typography>
      {alreadyImported && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('recipes.already')}
        </Alert>
      )}
      {adjust.error && <ErrorNote error={adjust.error} />}
      <Box component="ul" sx={{ mt: 0, mb: 2, pl: 2.5 }}>
        {changes.map((change) => (
          <Typography component="li" variant="body2" key={JSON.stringify(change)} sx={{ overflowWrap: 'anywhere' }}>
            {words(change)}
          </Typography>
        ))}
      </Box>
      <Button autoFocus variant="contained" loading={adjust.isPending} onClick={look}>
        {t('recipes.look')}
      </Button>
    </Card>
  );
}
