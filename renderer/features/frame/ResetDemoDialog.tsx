// Puts the demo store back as it was, after asking.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { useDemo } from '../welcome/use-demo.ts';
import { useStoreChoice } from './store-choice.tsx';

export function ResetDemoDialog({ hasDemo, onClose }: { hasDemo: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { choose } = useStoreChoice();
  const { open, job, error, isBusy, cancel } = useDemo((code) => {
    if (code) choose(code);
    onClose();
  });
  return (
    <Dialog open onClose={() => !isBusy && onClose()} maxWidth="xs" fullWidth aria-labelledby="reset-demo-title">
      <DialogTitle id="reset-demo-title" variant="h2" sx={{ pb: 1 }}>
        {hasDemo ? t('frame.resetDemo') : t('frame.addDemo')}
      </DialogTitle>
      <DialogContent>
        {error !== null && <ErrorNote error={error} />}
        {job && isBusy ? (
          <JobProgress job={job} onCancel={cancel} untitled />
        ) : (
          <Typography variant="body2" color="textSecondary">
            {hasDemo ? t('frame.resetDemoText') : t('frame.addDemoText')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="outlined" onClick={onClose} disabled={isBusy}>
          {t('actions.cancel')}
        </Button>
        <Button variant="contained" onClick={open} disabled={isBusy} autoFocus>
          {hasDemo ? t('frame.resetDemo') : t('frame.addDemo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
