// The tour again, the shortcuts, the words.
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/ui/Section.tsx';
import { useHelp } from '../help/help-context.tsx';
import { useTour } from '../tour/tour-context.tsx';
import { SettingRow } from './SettingRow.tsx';

export function HelpSection() {
  const { t } = useTranslation();
  const { start } = useTour();
  const { show } = useHelp();
  return (
    <Section title={t('settings.help.title')}>
      <SettingRow title={t('settings.help.tour')} text={t('settings.help.tourText')}>
        <Button variant="outlined" onClick={start}>
          {t('settings.help.startTour')}
        </Button>
      </SettingRow>
      <SettingRow title={t('settings.help.keys')} text={t('settings.help.keysText')}>
        <Button variant="outlined" onClick={() => show('keys')}>
          {t('settings.help.showKeys')}
        </Button>
        <Button variant="outlined" onClick={() => show('words')}>
          {t('settings.help.showWords')}
        </Button>
      </SettingRow>
    </Section>
  );
}
