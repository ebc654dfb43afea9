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
import { ContributionChart } from '#renderer/ui/charts/ContributionChart.tsx';

interface Props {
  store: Store;
  product: string;
  date: string;
  /** Several days are chosen, and this is the strongest of them. */
  isRange: boolean;
}

export function DayExplain({ store, product, date, isRange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const forecasterWords = useForecasterWords();
  const { data, error } = useQuery({
    ...engine.predictions.predict.queryOptions({ input: { store: store.code, product, date } }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    return (
      <Typography variant="caption" color="textSecondary" component="p">
        {errorWords(error, t).title}
      </Typography>
    );
  }
  if (!data) return <Skeleton variant="rounded" height={150} sx={{ mt: 2 }} />;
  const { explanation } = data;
  return (
    <Box sx={{ mt: 2.25 }}>
      <ContributionChart
        title={isRange ? t('forecast.why.strongest', { day: format.day(date, 'long') }) : t('forecast.why.title')}
        subtitle={t('bulk.explain.driversNote', { forecaster: forecasterWords(explanation.forecaster) })}
        explanation={explanation}
        fileName={`drivers-${product}-${date}`}
      />
    </Box>
  );
}
