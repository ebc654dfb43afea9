// Something failed: what happened, what to do, and a button to do it.
import ErrorOutline from '@mui/icons-material/ErrorOutlineRounded';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../format/error-words.ts';
import { EmptyState } from './EmptyState.tsx';

interface Props {
  error: unknown;
  onRetry?: () => void;
  dense?: boolean;
}

/** In the place of the content that could not be shown. */
export function ErrorState({ error, onRetry, dense }: Props) {
  const { t } = useTranslation();
  const words = errorWords(error, t);
  return (
    <div role="alert">
      <EmptyState
        dense={dense}
        icon={<ErrorOutline />}
        title={words.title}
        text={<ErrorText advice={words.advice} detail={words.detail} />}
        action={
          onRetry && (
            <Button variant="outlined" onClick={onRetry}>
              {t('actions.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** Above content that is still there. */
export function ErrorNote({ error, onRetry, onClose }: Props & { onClose?: () => void }) {
  const { t } = useTranslation();
  const words = errorWords(error, t);
  return (
    <Alert
      severity="error"
      onClose={onClose}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        )
      }
      sx={{ mb: 2 }}
    >
      <Typography variant="h3" component="p">
        {words.title}
      </Typography>
      <ErrorText advice={words.advice} detail={words.detail} />
    </Alert>
  );
}

function ErrorText({ advice, detail }: { advice: string; detail: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {advice}
      {detail && (
        <Typography variant="caption" component="details" sx={{ mt: 1, textAlign: 'start' }}>
          <summary>{t('error.detail')}</summary>
          {detail}
        </Typography>
      )}
    </>
  );
}
