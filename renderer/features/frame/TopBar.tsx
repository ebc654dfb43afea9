// Up to which day the store is known, what is running, and how the window looks and speaks.
import CalendarIcon from '@mui/icons-material/EventOutlined';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { JobsMenu } from './JobsMenu.tsx';
import { PreferencesMenu } from './PreferencesMenu.tsx';
import { useStoreChoice } from './store-choice.tsx';

export function TopBar() {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useStoreChoice();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        height: 52,
        flexShrink: 0,
        px: { xs: 2.5, lg: 4 },
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {store?.lastDay && (
        <Tooltip title={t('frame.asOfHint')}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', minWidth: 0 }}>
            <CalendarIcon sx={{ fontSize: 18 }} aria-hidden />
            <Typography variant="body2" noWrap>
              {t('frame.asOf')}{' '}
              <Box component="strong" sx={{ color: 'text.primary', fontWeight: 580 }}>
                {format.day(store.lastDay, 'long')}
              </Box>
            </Typography>
          </Box>
        </Tooltip>
      )}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <JobsMenu />
        <PreferencesMenu />
      </Box>
    </Box>
  );
}
