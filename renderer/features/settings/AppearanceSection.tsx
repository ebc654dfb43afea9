// How the window looks and speaks. Belongs to this browser or window, not to a workspace.
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '#renderer/i18n/i18n.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { SettingRow } from './SettingRow.tsx';

const MODES = ['system', 'light', 'dark'] as const;

export function AppearanceSection() {
  const { t, i18n } = useTranslation();
  const { mode, setMode } = useColorScheme();
  return (
    <Section title={t('settings.appearance.title')}>
      <SettingRow title={t('frame.language')} text={t('settings.appearance.languageText')}>
        <TextField
          select
          hiddenLabel
          value={i18n.resolvedLanguage}
          onChange={({ target }) => void chooseLanguage(i18n, target.value as Language)}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('frame.language') } } }}
          sx={{ width: 180 }}
        >
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <MenuItem key={language} value={language} lang={language}>
              {LANGUAGES[language]}
            </MenuItem>
          ))}
        </TextField>
      </SettingRow>
      <SettingRow title={t('frame.theme')} text={t('settings.appearance.themeText')}>
        <ToggleButtonGroup
          exclusive
          value={mode ?? 'system'}
          aria-label={t('frame.theme')}
          onChange={(_event, next) => next && setMode(next)}
        >
          {MODES.map((choice) => (
            <ToggleButton key={choice} value={choice}>
              {t(`frame.mode.${choice}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </SettingRow>
    </Section>
  );
}
