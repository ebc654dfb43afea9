// A stock list or a supplier file: chosen, checked, shown with what it would do, and taken over when the user says so.
import Upload from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSubject } from '#core/contract/lists.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { ListPreview } from './ListPreview.tsx';
import { useListCheck } from './use-list-check.ts';

interface Props {
  store: Store;
  subject: ListSubject;
  onClose: () => void;
}

export function ListImportDialog({ store, subject, onClose }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const list = useListCheck(store.code, subject);
  const undo = useMutation(engine.lists.undo.mutationOptions());
  const { check } = list;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file && !list.isBusy) list.read(file);
  };
  const take = async () => {
    if (!check) return;
    const { importId, changed } = await list.commit(check.listId);
    const action = { label: t('actions.undo'), onClick: () => undo.mutate({ importId }) };
    toast({ text: t('inputs.list.done', { count: changed }), action });
    onClose();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="list-import-title">
      <DialogTitle id="list-import-title">{t(`inputs.list.title.${subject}`)}</DialogTitle>
      <DialogContent>
        {list.error !== null && <ErrorNote error={list.error} />}
        <Box sx={{ height: 4, mb: 1 }} role="status">
          {list.isBusy && <LinearProgress aria-label={t('inputs.list.reading')} />}
        </Box>
        {check ? (
          <ListPreview check={check} choices={list.choices} lastDay={store.lastDay} onChoose={list.choose} />
        ) : (
          <Box
            onDragOver={(event: DragEvent) => event.preventDefault()}
            onDrop={drop}
            sx={{
              borderRadius: 4,
              border: '1.5px dashed',
              borderColor: 'lineStrong',
              px: 3,
              py: 4,
              textAlign: 'center',
            }}
          >
            <Upload sx={{ fontSize: 36, color: 'primary.main' }} aria-hidden />
            <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 520, mx: 'auto', mt: 0.5, mb: 2 }}>
              {t(`inputs.list.text.${subject}`)}
            </Typography>
            <Button variant="contained" autoFocus disabled={list.isBusy} onClick={() => input.current?.click()}>
              {t('data.drop.choose')}
            </Button>
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, mb: 0 }}>
              {t('data.drop.promise')}
            </Typography>
          </Box>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          hidden
          data-testid="list-input"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) list.read(file);
          }}
        />
      </DialogContent>
      <DialogActions>
        {check && (
          <Button sx={{ mr: 'auto' }} disabled={list.isBusy} onClick={() => input.current?.click()}>
            {t('data.columns.otherFile')}
          </Button>
        )}
        <Button onClick={onClose}>{t('actions.cancel')}</Button>
        {check && (
          <Button
            variant="contained"
            disabled={list.isBusy || check.effect.changed === 0}
            onClick={() => void take().catch(() => {})}
          >
            {t('inputs.list.take')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
