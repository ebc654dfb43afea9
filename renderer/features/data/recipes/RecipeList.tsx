// The recipes of the workspace: renamed, deleted, carried to another one as a file.
import Delete from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recipe, recipeFileSchema } from '#core/contract/recipes.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveBlob } from '#renderer/engine/files.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

export function RecipeList() {
  const { t } = useTranslation();
  const engine = useEngine();
  const client = useEngineClient();
  const toast = useToast();
  const picker = useRef<HTMLInputElement>(null);
  const { data: recipes = [] } = useQuery(engine.recipes.list.queryOptions());
  const failed = (error: Error) => toast({ text: errorWords(error, t).title });
  const save = useMutation({
    mutationFn: async () => {
      const content = await client.recipes.export();
      const text = `${JSON.stringify(content, null, 2)}\n`;
      saveBlob(new Blob([text], { type: 'application/json' }), 'shelfcast-recipes.json');
    },
    onError: failed,
  });
  const load = useMutation({
    mutationFn: async (file: File) => {
      const parsed = recipeFileSchema.safeParse(await file.text().then(parseJson));
      return parsed.success ? (await client.recipes.import(parsed.data)).length : null;
    },
    onSuccess: (count, { name }) =>
      toast({ text: count === null ? t('recipes.notAFile', { file: name }) : t('recipes.added', { count }) }),
    onError: failed,
  });
  return (
    <Section
      title={<Term name="recipe">{t('recipes.title')}</Term>}
      subtitle={t('recipes.text')}
      actions={
        <Box data-file-access="" sx={{ display: 'flex', gap: 1 }}>
          <Button size="small" onClick={() => picker.current?.click()}>
            {t('recipes.load')}
          </Button>
          <Button size="small" disabled={recipes.length === 0} onClick={() => save.mutate()}>
            {t('actions.export')}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".json"
            hidden
            data-testid="recipe-input"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file) load.mutate(file);
            }}
          />
        </Box>
      }
    >
      {recipes.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('recipes.empty')}
        </Typography>
      )}
      {recipes.map((recipe) => (
        <RecipeRow key={recipe.id} recipe={recipe} onFailed={failed} />
      ))}
    </Section>
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function RecipeRow({ recipe, onFailed }: { recipe: Recipe; onFailed: (error: Error) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const toast = useToast();
  const [name, setName] = useState(recipe.name);
  const rename = useMutation(
    engine.recipes.rename.mutationOptions({
      onError: (error) => {
        setName(recipe.name);
        onFailed(error);
      },
    }),
  );
  const bringBack = () =>
    client.recipes.import({ kind: 'shelfcast-recipes', version: 1, recipes: [recipe] }).catch(onFailed);
  const remove = useMutation(
    engine.recipes.remove.mutationOptions({
      onSuccess: () =>
        toast({
          text: t('recipes.removed', { name: recipe.name }),
          action: { label: t('actions.undo'), onClick: () => void bringBack() },
        }),
      onError: onFailed,
    }),
  );
  const commit = () => {
    const wanted = name.trim();
    if (wanted === '') setName(recipe.name);
    else if (wanted !== recipe.name) rename.mutate({ recipeId: recipe.id, name: wanted });
  };
  const used = recipe.options.mapping.filter(({ role }) => role !== 'ignore');
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, py: 1, borderTop: 1, borderColor: 'divider' }}>
      <TextField
        size="small"
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
          else if (key === 'Escape') setName(recipe.name);
        }}
        slotProps={{
          htmlInput: { maxLength: 100, autoComplete: 'off', 'aria-label': t('recipes.nameOf', { name: recipe.name }) },
        }}
        sx={{ width: 240, flex: 'none' }}
      />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" noWrap>
          {used.map(({ column }) => column).join(', ')}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {t('recipes.line', {
            format: recipe.options.reading.format.toUpperCase(),
            when: format.ago(recipe.createdAt),
            who: recipe.createdBy,
          })}
        </Typography>
      </Box>
      <Tooltip title={t('recipes.remove', { name: recipe.name })}>
        <IconButton
          size="small"
          aria-label={t('recipes.remove', { name: recipe.name })}
          onClick={() => remove.mutate({ recipeId: recipe.id })}
        >
          <Delete fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
