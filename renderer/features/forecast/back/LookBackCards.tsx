// How good the forecast from that day was, beside the naive method on the same days.
import { useTranslation } from 'react-i18next';
import type { LookBack } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';

export function LookBackCards({ store, lookBack }: { store: Store; lookBack: LookBack }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepWords = useStepWords(store.frequency);
  const forecasterWords = useForecasterWords();
  const { score, points, forecaster } = lookBack;
  const { wape, naiveWape, inside80, bias, steps, actual } = score;
  const scored = points.filter((point) => point.actual !== null && !point.soldOut);
  const expected = scored.reduce((sum, { mean }) => sum + mean, 0);
  const lead = wape !== null && naiveWape !== null && naiveWape > 0 ? 1 - wape / naiveWape : null;
  return (
    <StatRow columns={4}>
      <StatCard
        label={t('forecast.back.error')}
        term="wape"
        figure={wape === null ? null : format.percent(wape, 1)}
        note={
          naiveWape === null
            ? t('forecast.back.nothingSold')
            : t(`forecast.back.naiveError.${store.frequency}`, { share: format.percent(naiveWape, 1) })
        }
      />
      <StatCard
        label={t(`forecast.back.lead.${store.frequency}`)}
        term="seasonalNaive"
        figure={lead === null ? null : format.change(-lead)}
        trend={
          lead === null
            ? undefined
            : {
                text: lead > 0 ? t('forecast.back.better') : t('forecast.back.worse'),
                direction: lead > 0 ? 'down' : 'up',
                tone: lead > 0 ? 'good' : 'bad',
              }
        }
      />
      <StatCard
        label={t('forecast.back.inside')}
        term="coverage"
        figure={inside80 === null ? null : format.percent(inside80)}
        note={t('forecast.back.scored', { span: stepWords(steps) })}
      />
      <StatCard
        label={t('forecast.back.sold')}
        figure={format.units(actual)}
        unit={t('bulk.unitsWord')}
        note={t('forecast.back.expected', {
          units: format.units(expected),
          change: bias === null ? '–' : format.change(bias),
          forecaster:
            forecaster === 'sum-of-products'
              ? t('forecast.back.sumOfProducts')
              : forecasterWords(forecaster, store.frequency),
        })}
      />
    </StatRow>
  );
}
