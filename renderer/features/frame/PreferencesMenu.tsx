// Light or dark, and the language of the window.
import Check from '@mui/icons-material/CheckRounded';
import Dark from '@mui/icons-material/DarkModeOutlined';
import Light from '@mui/icons-material/LightModeOutlined';
import System from '@mui/icons-material/SettingsBrightnessOutlined';
import Tune from '@mui/icons-material/TuneRounded';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '#renderer/i18n/i18n.ts';
import { Menu } from '#renderer/ui/overlays.tsx';

const MODES = [
  { mode: 'system', Icon: System },
  { mode: 'light', Icon: Light },
  { mode: 'dark', Icon: Dark },
] as const;

export function PreferencesMenu() {
  const { t, i18n } = useTranslation();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const heading = { lineHeight: '32px', bgcolor: 'transparent', fontSize: '0.7813rem' };
  return (
    <>
      <Tooltip title={t('frame.preferences')}>
        <IconButton
          aria-label={t('frame.preferences')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          <Tune sx={{ fontSize: 20 }} />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 190 } } }}
      >
        <ListSubheader role="presentation" sx={heading}>
          {t('frame.theme')}
        </ListSubheader>
        {MODES.map(({ mode: choice, Icon }) => (
          <MenuItem
            key={choice}
            role="menuitemradio"
            aria-checked={mode === choice}
            selected={mode === choice}
            onClick={() => setMode(choice)}
          >
            <ListItemIcon>
              <Icon fontSize="small" />
            </ListItemIcon>
            {t(`frame.mode.${choice}`)}
          </MenuItem>
        ))}
        <ListSubheader role="presentation" sx={heading}>
          {t('frame.language')}
        </ListSubheader>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <MenuItem
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={i18n.resolvedLanguage === language}
            selected={i18n.resolvedLanguage === language}
            onClick={() => void chooseLanguage(i18n, language)}
          >
            <ListItemIcon>{i18n.resolvedLanguage === language && <Check fontSize="small" />}</ListItemIcon>
            {LANGUAGES[language]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
