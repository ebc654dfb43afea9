// Before the first answer: the mark while the engine starts, or why it does not.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '#renderer/engine/engine-context.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Mark } from './Mark.tsx';

/** A start faster than this shows nothing at all, so that nothing flashes. */
const PATIENCE_MS = 400;

export function StartScreen({ everReady }: { everReady: boolean }) {
  const { t } = useTranslation();
  const { phase, error, restart } = useEngineState();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const isDown = phase === 'failed' || phase === 'lost';
  return (
    <Box component="main" sx={{ display: 'grid', placeItems: 'center', minHeight: '100dvh', p: 3 }}>
      {isDown ? (
        <ErrorState error={error} onRetry={restart} />
      ) : (
        isSlow && (
          <Box role="status" sx={{ textAlign: 'center' }}>
            <Mark size={56} />
            <Typography variant="h2" component="p" sx={{ mt: 2, mb: 1.5 }}>
              {everReady ? t('frame.engine.opening') : t('frame.engine.starting')}
            </Typography>
            <LinearProgress sx={{ width: 180, mx: 'auto' }} aria-label={t('frame.engine.starting')} />
          </Box>
        )
      )}
    </Box>
  );
}
