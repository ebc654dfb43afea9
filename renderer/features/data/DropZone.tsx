// Where files are dropped or chosen; hands the file in and lets the engine look at it.
import Upload from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { useHandIn } from './use-hand-in.ts';

const ACCEPT = '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xls,.gz,.zip';

export function DropZone({ onInspected }: { onInspected: (inspection: Inspection) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { start, cancel, progress, error, clearError } = useHandIn(onInspected);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !progress) start(files);
  };

  return (
    <>
      {error !== null && <ErrorNote error={error} onClose={clearError} />}
      <Box
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        sx={{
          borderRadius: 4,
          border: '1.5px dashed',
          borderColor: isOver ? 'primary.main' : 'lineStrong',
          bgcolor: isOver ? 'primary.light' : 'background.paper',
          px: 3,
          py: 5,
          textAlign: 'center',
          transition: 'background-color 100ms, border-color 100ms',
        }}
      >
        {progress ? (
          <Box sx={{ maxWidth: 420, mx: 'auto' }} role="status">
            <Typography variant="h2" component="p">
              {progress.phase === 'reading'
                ? t('data.drop.looking', { name: progress.name })
                : t('data.drop.handingIn', { name: progress.name })}
            </Typography>
            <LinearProgress
              variant={progress.phase === 'reading' ? 'indeterminate' : 'determinate'}
              value={progress.share * 100}
              aria-label={progress.name}
              sx={{ my: 1.5 }}
            />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 1.5 }}>
              {format.bytes(progress.share * progress.sizeBytes)} / {format.bytes(progress.sizeBytes)}
            </Typography>
            <Button variant="outlined" size="small" onClick={cancel}>
              {t('actions.cancel')}
            </Button>
          </Box>
        ) : (
          <>
            <Upload sx={{ fontSize: 38, color: 'primary.main' }} aria-hidden />
            <Typography variant="h2" component="p" sx={{ mt: 1 }}>
              {t('data.drop.title')}
            </Typography>
            <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 500, mx: 'auto', mt: 0.5, mb: 2 }}>
              {t('data.drop.text')}
            </Typography>
            <Button variant="contained" onClick={() => input.current?.click()}>
              {t('data.drop.choose')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              accept={ACCEPT}
              hidden
              data-testid="file-input"
              onChange={({ target }) => {
                const files = [...(target.files ?? [])];
                target.value = '';
                if (files.length > 0) start(files);
              }}
            />
            <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, mb: 0 }}>
              {t('data.drop.promise')}
            </Typography>
          </>
        )}
      </Box>
    </>
  );
}
