// Says so when the engine went away, comes back, or cannot come back, and what that means for the user's data.
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';

export function EngineBanner() {
  const { t } = useTranslation();
  const { phase, generation, error, restart } = useEngineState();
  const [seen, setSeen] = useState(generation);
  // A first line is no news; later ones are until dismissed.
  useEffect(() => {
    if (seen === 0 && generation > 0) setSeen(generation);
  }, [seen, generation]);

  const style = { borderRadius: 0, px: { xs: 2.5, lg: 4 }, alignItems: 'center' };
  if (phase === 'restarting' || phase === 'starting') {
    return (
      <Alert severity="warning" role="status" icon={<CircularProgress size={18} color="inherit" />} sx={style}>
        <strong>{t('frame.engine.restarting')}</strong> {t('frame.engine.restartingText')}
      </Alert>
    );
  }
  if (phase === 'failed' || phase === 'lost') {
    const words = phase === 'failed' ? errorWords(error, t) : null;
    return (
      <Alert severity="error" sx={style} action={<Button onClick={restart}>{t('actions.retry')}</Button>}>
        <strong>{words?.title ?? t('frame.engine.lost')}</strong> {words?.advice ?? t('frame.engine.lostText')}
      </Alert>
    );
  }
  if (seen > 0 && generation > seen) {
    return (
      <Alert
        severity="info"
        role="status"
        sx={style}
        onClose={() => setSeen(generation)}
        closeText={t('actions.dismiss')}
      >
        <strong>{t('frame.engine.back')}</strong> {t('frame.engine.backText')}
      </Alert>
    );
  }
  return null;
}
