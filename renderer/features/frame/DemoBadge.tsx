// Says that the figures are made up, and puts them back with one click.
import Restart from '@mui/icons-material/RestartAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Tooltip from '@mui/material/Tooltip';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import { useDemo } from '../welcome/use-demo.ts';
import { useStoreChoice } from './store-choice.tsx';

export function DemoBadge() {
  const { t } = useTranslation();
  const toast = useToast();
  const { store, choose } = useStoreChoice();
  const demo = useDemo((code) => {
    if (code) choose(code);
    toast({ text: t('frame.demoIsReset') });
  });
  const { error } = demo;
  useEffect(() => {
    if (error !== null) toast({ text: errorWords(error, t).title });
  }, [error, toast, t]);
  if (!store?.isDemo) return null;
  // Done means done: the demo stays "busy" for its own page, which goes away then.
  const isResetting = demo.isBusy && demo.job?.state !== 'succeeded';
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexShrink: 0,
        gap: 0.5,
        pl: 1.25,
        borderRadius: 2,
        bgcolor: 'warning.light',
        color: 'warning.main',
      }}
    >
      <Tooltip title={t('frame.demoHint')}>
        <Box component="strong" sx={{ fontSize: '0.7813rem', fontWeight: 620 }}>
          {t('frame.demo')}
        </Box>
      </Tooltip>
      <Tooltip title={t('frame.resetDemoText')}>
        <span>
          <Button
            size="small"
            color="inherit"
            disabled={isResetting}
            onClick={demo.open}
            aria-label={t('frame.resetDemo')}
            startIcon={
              isResetting ? (
                <CircularProgress size={15} color="inherit" />
              ) : (
                <Restart sx={{ fontSize: '17px !important' }} />
              )
            }
            sx={{ '&:hover': { bgcolor: 'action.hover', color: 'inherit' }, color: 'inherit' }}
          >
            {t('frame.reset')}
          </Button>
        </span>
      </Tooltip>
    </Box>
  );
}
