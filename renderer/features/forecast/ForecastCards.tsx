// The span in four figures: what is expected, how it compares, the strongest day, how far it may be trusted.
import { useTranslation } from 'react-i18next';
import type { ForecastView } from '#core/contract/forecasts.ts';
import type { History, Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';

/** Changes smaller than this are called steady. */
const STEADY = 0.01;

interface Props {
  store: Store;
  forecast: ForecastView;
  history: History | undefined;
}

export function ForecastCards({ store, forecast, history }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepWords = useStepWords(store.frequency);
  const forecasterWords = useForecasterWords();
  const { points, total, confidence, parts } = forecast;
  const span = stepWords(points.length);
  const before = soldBefore(history, forecast.origin, points.length);
  const change = before !== null && before > 0 ? total.mean / before - 1 : null;
  const peak = points.reduce((best, point) => (point.mean > best.mean ? point : best), points[0]);
  const setByHand = points.filter(({ overridden }) => overridden).length;
  const main = parts[0];
  return (
    <StatRow columns={4}>
      <StatCard
        label={t('forecast.cards.expected', { span })}
        figure={format.units(total.mean)}
        unit={t('bulk.unitsWord')}
        formula={{
          formula: t('forecast.formula.expected'),
          inputs: [
            {
              label: t(`forecast.formula.each.${store.frequency}`, { count: points.length }),
              value: format.units(total.mean / Math.max(1, points.length)),
              source: 'forecast',
            },
            ...(setByHand > 0
              ? [{ label: t('forecast.modelSays'), value: format.units(total.modelMean), source: 'forecast' as const }]
              : []),
          ],
        }}
        band={total}
      />
      <StatCard
        label={t('forecast.cards.before', { span })}
        figure={before === null ? null : format.units(before)}
        unit={before === null ? undefined : t('bulk.unitsWord')}
        trend={
          change === null
            ? undefined
            : {
                text: t('forecast.cards.change', { change: format.change(change) }),
                direction: Math.abs(change) < STEADY ? 'flat' : change > 0 ? 'up' : 'down',
                tone: 'neutral',
              }
        }
      />
      <StatCard
        label={t(`forecast.cards.peak.${store.frequency}`)}
        figure={peak ? format.units(peak.mean) : null}
        unit={peak ? t('bulk.unitsWord') : undefined}
        band={peak && { mean: peak.mean, low: peak.quantiles[Q.low80], high: peak.quantiles[Q.high80] }}
        note={peak && format.day(peak.date, 'long')}
      />
      {setByHand > 0 ? (
        <StatCard
          label={t('forecast.cards.own')}
          term="override"
          figure={stepWords(setByHand)}
          note={t('forecast.cards.ownNote', { units: format.units(total.modelMean) })}
        />
      ) : confidence ? (
        <StatCard
          label={t('forecast.cards.confidence')}
          term="confidence"
          figure={t(`confidence.${confidence.level}`)}
          note={
            confidence.inside80 === null
              ? t('forecast.cards.noRecord')
              : t('forecast.cards.inside', { share: format.percent(confidence.inside80) })
          }
        />
      ) : (
        <StatCard
          label={t('forecast.cards.madeBy')}
          term="forecaster"
          figure={main ? format.percent(main.share) : null}
          unit={main ? forecasterWords(main.forecaster, store.frequency) : undefined}
          note={t('forecast.cards.madeByNote', { count: parts.reduce((sum, { products }) => sum + products, 0) })}
        />
      )}
    </StatRow>
  );
}

/** Units sold over so many steps up to the origin; null where the history is shorter. */
function soldBefore(history: History | undefined, origin: string, steps: number): number | null {
  if (history?.daysPerPoint !== 1) return null;
  const known = history.day.flatMap((day, i) => (day <= origin ? [history.units[i] ?? 0] : []));
  return known.length < steps ? null : known.slice(-steps).reduce((sum, units) => sum + units, 0);
}
