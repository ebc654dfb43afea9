// Words for the methods that make forecasts; an unknown one shows its own name.
import { useTranslation } from 'react-i18next';
import en from '../i18n/locales/en/forecasters.json' with { type: 'json' };

type KnownForecaster = keyof typeof en;

export function useForecasterWords(): (forecaster: string) => string {
  const { t } = useTranslation();
  return (forecaster) =>
    Object.hasOwn(en, forecaster) ? t(`forecasters.${forecaster as KnownForecaster}`) : forecaster.replaceAll('-', ' ');
}
