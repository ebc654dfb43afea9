// One file of the watched folder: what became of it, and what is to be done about it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import type { WatchedFile } from '#core/contract/watched-folder.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useChangeWords } from '../recipes/use-change-words.ts';
import { useCommitLabel } from '../report/use-commit-label.ts';

interface Props {
  file: WatchedFile;
  onOpened: (inspection: Inspection) => void;
}

export function WatchedFileRow({ file, onOpened }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const toast = useToast();
  const label = useCommitLabel();
  const status = useStatus();
  const failed = (error: Error) => toast({ text: errorWords(error, t).title });
  const commit = useMutation(engine.imports.commit.mutationOptions({ onError: failed }));
  const open = useMutation(engine.watchedFolder.open.mutationOptions({ onSuccess: onOpened, onError: failed }));
  const { name, state, uploadId, effect } = file;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {status(file)}
        </Typography>
      </Box>
      {state === 'waiting' && uploadId !== null && effect !== null && (
        <Button
          size="small"
          variant="contained"
          loading={commit.isPending}
          aria-label={`${label(effect)}: ${name}`}
          onClick={() => commit.mutate({ uploadId })}
        >
          {label(effect)}
        </Button>
      )}
      {(state === 'waiting' || state === 'changed' || state === 'failed') && (
        <Button
          size="small"
          variant="outlined"
          loading={open.isPending}
          aria-label={`${t('watched.open')}: ${name}`}
          onClick={() => open.mutate({ name })}
        >
          {t('watched.open')}
        </Button>
      )}
    </Box>
  );
}

function useStatus(): (file: WatchedFile) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const changeWords = useChangeWords();
  return ({ state, recipe, effect, changes, error }) => {
    const days =
      effect?.firstDay && effect.lastDay ? `${format.day(effect.firstDay)} – ${format.day(effect.lastDay)}` : '';
    switch (state) {
      case 'waiting':
        return [
          t('watched.waiting', { name: recipe }),
          days,
          effect && effect.rejected > 0
            ? t('recipes.leftOut', { count: effect.rejected, formatted: format.count(effect.rejected) })
            : '',
        ]
          .filter((part) => part !== '')
          .join(' · ');
      case 'imported':
        return [t('watched.imported', { name: recipe }), days].filter((part) => part !== '').join(' · ');
      case 'changed':
        return `${t('watched.changed', { name: recipe })} ${changes.map(changeWords).join(' ')}`;
      case 'failed':
        return error ? `${errorWords(error, t).title}. ${errorWords(error, t).advice}` : t('watched.failed');
      default:
        return t(`watched.state.${state}`);
    }
  };
}
