// The folder whose new files are imported, once confirmed or by themselves: which one it is, and what became of its files.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import type { WatchedFolder as Watched, WatchSettings } from '#core/contract/watched-folder.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ChooseFolder } from './ChooseFolder.tsx';
import { WatchedFileRow } from './WatchedFileRow.tsx';

const MODES: WatchSettings['mode'][] = ['ask', 'import'];

export function WatchedFolder({ onOpened }: { onOpened: (inspection: Inspection) => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { data: watched } = useQuery(engine.watchedFolder.get.queryOptions());
  const keep = (next: Watched) => queryClient.setQueryData(engine.watchedFolder.get.queryKey(), next);
  const set = useMutation(engine.watchedFolder.set.mutationOptions({ onSuccess: keep }));
  const look = useMutation(engine.watchedFolder.look.mutationOptions({ onSuccess: keep }));
  if (!watched) return null;
  const { path, mode, problem } = watched;
  return (
    <Section
      title={<Term name="watchedFolder">{t('watched.title')}</Term>}
      subtitle={t('watched.text')}
      actions={
        path !== null && (
          <>
            <Button size="small" loading={look.isPending} onClick={() => look.mutate()}>
              {t('watched.look')}
            </Button>
            <Button size="small" onClick={() => set.mutate({ path: null, mode })}>
              {t('watched.stop')}
            </Button>
          </>
        )
      }
    >
      {set.error && <ErrorNote error={set.error} onClose={set.reset} />}
      {path === null ? (
        <ChooseFolder isPending={set.isPending} onChosen={(chosen) => set.mutate({ path: chosen, mode })} />
      ) : (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 1 }}>
            <Typography variant="body2" sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
              {path}
            </Typography>
            <TextField
              select
              size="small"
              label={t('watched.mode')}
              value={mode}
              onChange={({ target }) => set.mutate({ path, mode: target.value as WatchSettings['mode'] })}
              sx={{ minWidth: 320 }}
            >
              {MODES.map((each) => (
                <MenuItem key={each} value={each}>
                  {t(`watched.modeOption.${each}`)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {problem && (
            <Alert severity="warning" sx={{ mb: 1 }}>
              <strong>{errorWords(problem, t).title}.</strong> {t('watched.problem')}
            </Alert>
          )}
          <Files watched={watched} onOpened={onOpened} />
        </>
      )}
    </Section>
  );
}

function Files({ watched: { files }, onOpened }: { watched: Watched; onOpened: (inspection: Inspection) => void }) {
  const { t } = useTranslation();
  const shown = files.filter(({ state }) => state !== 'unknown' && state !== 'repeated');
  const unknown = files.filter(({ state }) => state === 'unknown').length;
  const repeated = files.filter(({ state }) => state === 'repeated').length;
  return (
    <>
      {shown.map((file) => (
        <WatchedFileRow key={file.name} file={file} onOpened={onOpened} />
      ))}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mt: 1 }}>
        {files.length === 0 && t('watched.empty')}
        {unknown > 0 && `${t('watched.unknown', { count: unknown })} `}
        {repeated > 0 && t('watched.repeated', { count: repeated })}
      </Typography>
    </>
  );
}
