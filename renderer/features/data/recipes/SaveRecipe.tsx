// Offers to keep how a file was imported, for the next ones of its kind.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOptions, Upload } from '#core/contract/imports.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import type { Draft } from '../flow.ts';

export function SaveRecipe({ upload, draft }: { upload: Upload; draft?: Draft }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { data: recipes } = useQuery(engine.recipes.list.queryOptions());
  const [name, setName] = useState(() => draft?.recipe ?? nameFor(upload.fileName));
  const save = useMutation(
    engine.recipes.save.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.recipes.key() }),
    }),
  );
  const said = sayingOf(upload.options);
  const isKnown = recipes?.some(({ options }) => sayingOf(options) === said) ?? true;
  const isTaken = recipes?.some((recipe) => recipe.name === name.trim()) ?? false;
  if (save.data) return <Alert severity="success">{t('recipes.saved', { name: save.data.name })}</Alert>;
  // It came in by a recipe, or one says the same: nothing to keep.
  if (isKnown) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const columns = draft?.inspection.columns.map(({ column, kind }) => ({ column, kind }));
    const said = { reading: draft?.reading, shape: draft?.shape };
    save.mutate({ uploadId: upload.id, name: name.trim(), columns, said, replace: isTaken });
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ textAlign: 'start' }}>
      <Typography variant="label" component="p" sx={{ m: 0 }}>
        {t('recipes.offer')}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mb: 1 }}>
        {t('recipes.offerText')}
      </Typography>
      {save.error && <ErrorNote error={save.error} />}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          size="small"
          label={t('recipes.name')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          helperText={isTaken ? t('recipes.replaces') : undefined}
          slotProps={{ htmlInput: { maxLength: 100, autoComplete: 'off' } }}
          sx={{ flex: 1, maxWidth: 320 }}
        />
        <Button type="submit" variant="outlined" loading={save.isPending} disabled={name.trim() === ''}>
          {t(isTaken ? 'recipes.replace' : 'recipes.save')}
        </Button>
      </Box>
    </Box>
  );
}

/** What options say of any file of the kind, to be compared: not what differs from file to file. */
const sayingOf = ({ reading, shape, extras, mapping, repairs, store, overlap, stockTime }: ImportOptions): string =>
  JSON.stringify([
    [reading.format, reading.decimalMark, reading.dateOrder, shape.kind, store, overlap, stockTime],
    extras.flatMap(({ relation }) => (relation.kind === 'join' ? [relation.on] : [])),
    repairs.flatMap(({ column, value, line, to }) => (line === null ? [[column, value, to]] : [])),
    mapping.map(({ column, role }) => `${column}\n${role}`).sort(),
  ]);

/** The file's name without what differs from week to week: ending, dates and numbers. */
const nameFor = (fileName: string): string => {
  const words = fileName.replace(/\.\w+$/, '').replaceAll(/[\d_.-]+/g, ' ');
  return words.trim().slice(0, 100) || fileName.slice(0, 100);
};
