// Words for the methods that make forecasts, as the store goes by days, weeks or months; an unknown one shows its own name.
import { useTranslation } from 'react-i18next';
import type { Frequency } from '#core/contract/units.ts';
import en from '../i18n/locales/en/forecasters.json' with { type: 'json' };

type Names = typeof en;
/** What repeats or averages steps is called after them. */
type OfSteps = { [K in keyof Names]: Names[K] extends string ? never : K }[keyof Names];

const isOfSteps = (name: keyof Names): name is OfSteps => typeof en[name] !== 'string';

/** Speaks for products that come back every year, whatever won elsewhere. */
export const RETURNING = 'returning';

export function useForecasterWords(): (forecaster: string, frequency: Frequency) => string {
  const { t } = useTranslation();
  return (forecaster, frequency) => {
    if (!Object.hasOwn(en, forecaster)) return forecaster.replaceAll('-', ' ');
    const name = forecaster as keyof Names;
    return isOfSteps(name)
      ? t(`forecasters.${name}.${frequency}`)
      : t(`forecasters.${name as Exclude<keyof Names, OfSteps>}`);
  };
}
