// First launch: three ways to begin.
import Demo from '@mui/icons-material/AutoGraphRounded';
import Folder from '@mui/icons-material/FolderOpenOutlined';
import Upload from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Workspace } from '#core/contract/workspace.ts';
import { useKiosk } from '#renderer/engine/use-kiosk.ts';
import { PATHS } from '#renderer/paths.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { EngineBanner } from '../frame/EngineBanner.tsx';
import { Mark } from '../frame/Mark.tsx';
import { PreferencesMenu } from '../frame/PreferencesMenu.tsx';
import { rememberStore } from '../frame/store-choice.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';
import { FanDrawing } from './FanDrawing.tsx';
import { OpenWorkspaceDialog } from './OpenWorkspaceDialog.tsx';
import { useDemo } from './use-demo.ts';

export function WelcomePage({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const demo = useDemo(rememberStore);
  const [isOpening, setIsOpening] = useState(false);
  const kiosk = useKiosk();
  const { open: openDemo, isBusy, error } = demo;
  const opensByItself = kiosk !== null && !isBusy && error === null;
  useEffect(() => {
    if (opensByItself) openDemo();
  }, [opensByItself, openDemo]);
  return (
    <Box
      sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', position: 'relative', overflow: 'hidden' }}
    >
      <EngineBanner />
      <FanDrawing />
      <Box
        component="header"
        sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: { xs: 3, md: 6 }, pt: 3, zIndex: 1 }}
      >
        <Mark size={32} />
        <Typography component="span" sx={{ fontSize: '1.125rem', fontWeight: 660, letterSpacing: '-0.02em' }}>
          Shelfcast
        </Typography>
        <Box sx={{ ml: 'auto' }}>
          <PreferencesMenu />
        </Box>
      </Box>
      <Box
        component="main"
        sx={{
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'center',
          px: { xs: 3, md: 6 },
          py: 4,
          zIndex: 1,
        }}
      >
        <Box sx={{ width: '100%', maxWidth: 1080, mx: 'auto' }}>
          <Typography
            component="h1"
            sx={{
              fontSize: { xs: '2.125rem', lg: '2.75rem' },
              lineHeight: 1.1,
              fontWeight: 660,
              letterSpacing: '-0.03em',
              maxWidth: 620,
              textWrap: 'balance',
            }}
          >
            {t('welcome.title')}
          </Typography>
          <Typography color="textSecondary" sx={{ mt: 1.5, mb: 4.5, maxWidth: 540, fontSize: '1.0625rem' }}>
            {t('welcome.text')}
          </Typography>
          {demo.error !== null && <ErrorNote error={demo.error} />}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' } }}>
            <ChoiceCard
              primary
              icon={<Demo />}
              title={t('welcome.demo.title')}
              text={t('welcome.demo.text')}
              note={t('welcome.demo.note')}
              onClick={demo.open}
              disabled={demo.isBusy}
              progress={
                demo.isBusy &&
                (demo.job ? (
                  <JobProgress job={demo.job} untitled />
                ) : (
                  <LinearProgress aria-label={t('welcome.demo.title')} />
                ))
              }
            />
            <ChoiceCard
              icon={<Upload />}
              title={t('welcome.import.title')}
              text={t('welcome.import.text')}
              note={t('welcome.import.note')}
              onClick={() => void navigate(PATHS.data)}
              disabled={demo.isBusy || kiosk !== null}
            />
            <ChoiceCard
              icon={<Folder />}
              title={t('welcome.open.title')}
              text={t('welcome.open.text')}
              note={t('welcome.open.note')}
              onClick={() => setIsOpening(true)}
              disabled={demo.isBusy || kiosk !== null}
            />
          </Box>
        </Box>
      </Box>
      <Box
        component="footer"
        sx={{ px: { xs: 3, md: 6 }, pb: 3, zIndex: 1, color: 'text.secondary', typography: 'caption' }}
      >
        <Box sx={{ maxWidth: 1080, mx: 'auto' }}>{t('welcome.promise', { path: workspace.path })}</Box>
      </Box>
      {isOpening && <OpenWorkspaceDialog onClose={() => setIsOpening(false)} />}
    </Box>
  );
}
