// Up to which day the store is known, what is running, and how the window looks and speaks.
import CalendarIcon from '@mui/icons-material/EventOutlined';
import HelpIcon from '@mui/icons-material/HelpOutlineRounded';
import Search from '@mui/icons-material/SearchRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { COMMAND_KEY, Keys } from '#renderer/ui/Keys.tsx';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';
import { AlertsMenu } from '../alerts/AlertsMenu.tsx';
import { useHelp } from '../help/help-context.tsx';
import { askForPalette } from '../palette/palette-events.ts';
import { DemoBadge } from './DemoBadge.tsx';
import { JobsMenu } from './JobsMenu.tsx';
import { PreferencesMenu } from './PreferencesMenu.tsx';
import { useStoreChoice } from './store-choice.tsx';

function Bar() {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useStoreChoice();
  const help = useHelp();
  return (
    <Box
      component="header"
      data-screen-only=""
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
      <DemoBadge />
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <SearchButton />
        <JobsMenu />
        {store?.lastDay && <AlertsMenu key={store.code} store={store.code} />}
        <PreferencesMenu />
        <Tooltip title={t('help.title')}>
          <IconButton aria-label={t('help.title')} aria-haspopup="dialog" onClick={() => help.show('keys')}>
            <HelpIcon sx={{ fontSize: 20 }} />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

/** Stays as it is when the page below changes. */
export const TopBar = memo(Bar);

/** The way to the palette for a mouse; on narrow windows an icon alone. */
function SearchButton() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('palette.hint')}>
      <Button
        color="inherit"
        aria-haspopup="dialog"
        onClick={askForPalette}
        sx={{
          color: 'text.secondary',
          border: 1,
          borderColor: 'divider',
          minWidth: 40,
          px: { xs: 1, lg: 1.25 },
          mr: 0.5,
          '&:hover': { bgcolor: 'action.hover', borderColor: 'lineStrong' },
        }}
      >
        <Search sx={{ fontSize: 19 }} aria-hidden />
        <Box
          component="span"
          sx={(theme) => ({ ml: 1, mr: 1.5, fontWeight: 450, [theme.breakpoints.down('lg')]: visuallyHidden })}
        >
          {t('palette.title')}
        </Box>
        <Box component="span" sx={{ display: { xs: 'none', lg: 'inline-flex' } }} aria-hidden>
          <Keys keys={[COMMAND_KEY, 'K']} />
        </Box>
      </Button>
    </Tooltip>
  );
}
