// Opens another workspace: one used lately, a folder from the system's dialog, or a path typed in.
import Folder from '@mui/icons-material/FolderOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useEngine, useFolderDialog } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';

export function OpenWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const chooseFolder = useFolderDialog();
  const { data: current } = useQuery(engine.workspace.get.queryOptions());
  const { register, handleSubmit, setValue, getValues, formState } = useForm({ defaultValues: { path: '' } });
  const open = useMutation(
    engine.workspace.open.mutationOptions({
      onSuccess: async () => {
        await queryClient.resetQueries();
        await navigate(PATHS.dashboard);
        onClose();
      },
    }),
  );
  const isMissing = open.error instanceof ORPCError && open.error.code === 'not-found/workspace';
  const recent = current?.recent.filter(({ path }) => path !== current.path) ?? [];

  const browse = async () => {
    const path = await chooseFolder?.();
    if (!path) return;
    setValue('path', path);
    open.mutate({ path });
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="open-workspace-title">
      <form onSubmit={handleSubmit(({ path }) => open.mutate({ path: path.trim() }))} noValidate>
        <DialogTitle id="open-workspace-title" variant="h2" sx={{ pb: 0.5 }}>
          {t('welcome.dialog.title')}
        </DialogTitle>
        <DialogContent>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
            {t('welcome.dialog.text')}
          </Typography>
          {open.error && <ErrorNote error={open.error} />}
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <TextField
              {...register('path', { required: true })}
              label={t('welcome.dialog.path')}
              placeholder={current?.path}
              fullWidth
              autoFocus
              autoComplete="off"
              spellCheck={false}
              error={!!formState.errors.path}
              helperText={formState.errors.path ? t('welcome.dialog.pathNeeded') : undefined}
            />
            {chooseFolder && (
              <Button variant="outlined" onClick={() => void browse()}>
                {t('welcome.dialog.browse')}
              </Button>
            )}
          </Box>
          {recent.length > 0 && (
            <>
              <Typography variant="h3" sx={{ mt: 2.5, mb: 0.5 }}>
                {t('welcome.dialog.recent')}
              </Typography>
              <List dense disablePadding aria-label={t('welcome.dialog.recent')}>
                {recent.map(({ name, path }) => (
                  <ListItemButton key={path} onClick={() => open.mutate({ path })} sx={{ borderRadius: 2 }}>
                    <ListItemIcon sx={{ minWidth: 36 }}>
                      <Folder fontSize="small" />
                    </ListItemIcon>
                    <ListItemText primary={name} secondary={path} slotProps={{ secondary: { noWrap: true } }} />
                  </ListItemButton>
                ))}
              </List>
            </>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button variant="outlined" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          {isMissing && (
            <Button variant="outlined" onClick={() => open.mutate({ path: getValues('path').trim(), create: true })}>
              {t('welcome.dialog.create')}
            </Button>
          )}
          <Button type="submit" variant="contained" loading={open.isPending}>
            {t('welcome.dialog.open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
