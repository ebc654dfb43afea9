// Why a day is forecast as it is: words first, then what drives it.
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { ContributionChart } from '#renderer/ui/charts/ContributionChart.tsx';

interface Props {
  store: Store;
  product: string;
  date: string;
  /** Several days are chosen, and this is the strongest of them. */
  isRange: boolean;
  /** Nothing is sold because the shop is closed: that is all there is to explain. */
  isShut: boolean;
}

export function DayExplain({ store, product, date, isRange, isShut }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const forecasterWords = useForecasterWords();
  const reasonWords = useReasonWords();
  const { data, error, isPlaceholderData } = useQuery({
    ...engine.predictions.predict.queryOptions({ input: { store: store.code, product, date } }),
    placeholderData: keepPreviousData,
    enabled: !isShut,
  });
  if (isShut) {
    return (
      <Typography variant="body2" sx={{ mt: 2 }}>
        {t('forecast.why.closed')}
      </Typography>
    );
  }
  if (error) {
    return (
      <Typography variant="caption" color="textSecondary" component="p">
        {errorWords(error, t).title}
      </Typography>
    );
  }
  if (!data) return <Skeleton variant="rounded" height={150} sx={{ mt: 2 }} />;
  const { explanation } = data;
  const own = explanation.contributions.find(({ group }) => group === 'override');
  // The words are about what the model says; the user's own number is told apart from it.
  const ofModel = own
    ? {
        ...explanation,
        mean: explanation.mean - own.units,
        contributions: explanation.contributions.filter((line) => line !== own),
      }
    : explanation;
  const sentences = [
    ...(own
      ? [
          t('forecast.why.own', {
            own: format.units(explanation.mean),
            model: format.units(ofModel.mean),
          }),
        ]
      : []),
    ...reasonWords.explain(ofModel, date, store.frequency),
  ];
  return (
    <Box sx={{ mt: 2.25, opacity: isPlaceholderData ? 0.55 : 1 }} aria-busy={isPlaceholderData}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {isRange ? t('forecast.why.strongest', { day: format.day(date, 'long') }) : t('forecast.why.title')}
      </Typography>
      {sentences.map((sentence) => (
        <Typography key={sentence} variant="body2" sx={{ mb: 0.75 }}>
          {sentence}
        </Typography>
      ))}
      <ContributionChart
        title={t('bulk.explain.drivers')}
        subtitle={t('forecast.why.on', {
          day: format.day(date, 'long'),
          forecaster: forecasterWords(explanation.forecaster, store.frequency),
        })}
        explanation={explanation}
        fileName={`drivers-${product}-${date}`}
      />
    </Box>
  );
}
