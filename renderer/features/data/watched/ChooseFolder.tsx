// Says which folder is to be watched: typed, or chosen where the shell has a dialog.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFolderDialog } from '#renderer/engine/engine-context.tsx';

export function ChooseFolder({ isPending, onChosen }: { isPending: boolean; onChosen: (path: string) => void }) {
  const { t } = useTranslation();
  const chooseFolder = useFolderDialog();
  const [path, setPath] = useState('');
  const browse = async () => {
    const chosen = await chooseFolder?.();
    if (chosen) onChosen(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') onChosen(path.trim());
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <TextField
        size="small"
        label={t('watched.path')}
        value={path}
        onChange={({ target }) => setPath(target.value)}
        slotProps={{ htmlInput: { maxLength: 4096, autoComplete: 'off', spellCheck: false } }}
        sx={{ flex: '1 1 260px', maxWidth: 520 }}
      />
      {chooseFolder && (
        <Button variant="outlined" onClick={() => void browse()}>
          {t('watched.browse')}
        </Button>
      )}
      <Button type="submit" variant="outlined" loading={isPending} disabled={path.trim() === ''}>
        {t('watched.start')}
      </Button>
    </Box>
  );
}
