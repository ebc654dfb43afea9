// Words for spans of steps.
import { useTranslation } from 'react-i18next';
import type { Frequency } from '#core/contract/units.ts';

/** "28 days", "13 weeks", "12 months". */
export function useStepWords(frequency: Frequency): (count: number) => string {
  const { t } = useTranslation();
  return (count) => {
    if (frequency === 'weekly') return t('forecast.weeks', { count });
    if (frequency === 'monthly') return t('forecast.months', { count });
    return t('days', { count });
  };
}
