// A new supplier: its name is enough, the rest is typed into the grid.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';

interface Props {
  store: string;
  names: readonly string[];
  onClose: () => void;
}

export function AddSupplierDialog({ store, names, onClose }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const supplier = name.trim();
  const isTaken = names.includes(supplier);
  const { mutate, error, isPending } = useMutation(
    engine.suppliers.add.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: engine.suppliers.key() });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (supplier !== '' && !isTaken) mutate({ store, supplier });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="add-supplier-title">
      <form noValidate onSubmit={submit}>
        <DialogTitle id="add-supplier-title">{t('inputs.suppliers.add')}</DialogTitle>
        <DialogContent>
          {error && <ErrorNote error={error} />}
          <TextField
            autoFocus
            fullWidth
            margin="dense"
            label={t('inputs.suppliers.name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            error={isTaken}
            helperText={isTaken ? t('inputs.suppliers.taken') : t('inputs.suppliers.addHint')}
            slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('actions.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={supplier === '' || isTaken} loading={isPending}>
            {t('inputs.suppliers.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
