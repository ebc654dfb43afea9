// Who made the numbers and why: the comparison that chose the forecaster, against the others and the naive method.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ForecasterChoice, ForecastView } from '#core/contract/forecasts.ts';
import { RETURNING, useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ConfidenceMark } from '#renderer/ui/ConfidenceMark.tsx';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const TREES = 'gbdt';
const NAIVE = 'seasonal-naive';

export function WhyMethod({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation();
  return (
    <Section
      title={<Term name="forecaster">{t('forecast.method')}</Term>}
      subtitle={forecast.choice ? t('forecast.why.methodText') : t('forecast.why.partsText')}
    >
      {forecast.choice ? <Choice forecast={forecast} choice={forecast.choice} /> : <Parts forecast={forecast} />}
    </Section>
  );
}

function Choice({ forecast, choice }: { forecast: ForecastView; choice: ForecasterChoice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const { chart } = usePalette();
  const { champion, errors, basis, demandClass, shares, outcomes } = choice;
  const { confidence } = forecast;
  const isAsked = forecast.forecaster !== champion;
  const errorOf = (name: string) => errors.find(({ forecaster }) => forecaster === name)?.error ?? null;
  const [own, naive, trees] = [errorOf(champion), errorOf(NAIVE), errorOf(TREES)];
  // By least error first. A blend is taken even where one method did better, unless that was by more than luck.
  const won = champion !== 'blend' || errors[0]?.forecaster === champion;
  const returns = champion === RETURNING;
  const treesLost =
    !returns && forecast.forecasters.includes(TREES) && !shares.some(({ forecaster }) => forecaster === TREES);
  const lead = (other: number | null) => (own !== null && other !== null && other > 0 ? 1 - own / other : null);
  const [overNaive, overTrees] = [lead(naive), lead(trees)];
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', mb: 0.75 }}>
        <Typography variant="h3" component="p">
          {forecasterWords(forecast.forecaster, forecast.frequency)}
        </Typography>
        {isAsked && <Chip size="small" label={t('forecast.why.yourChoice')} />}
        {!isAsked && treesLost && (
          <Chip size="small" color="warning" variant="outlined" label={t('forecast.why.treesLost')} />
        )}
      </Box>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {isAsked
          ? t('forecast.why.asked', { champion: forecasterWords(champion, forecast.frequency) })
          : returns
            ? t('forecast.why.returning')
            : basis === 'none'
              ? t('forecast.why.noRecord', { demandClass: t(`demandClass.${demandClass}`) })
              : !won
                ? t('forecast.why.preferred')
                : t(`forecast.why.basis.${basis}`, {
                    demandClass: t(`demandClass.${demandClass}`),
                    count: outcomes,
                    formatted: format.count(outcomes),
                  })}{' '}
        {overNaive !== null &&
          overNaive > 0 &&
          t(`forecast.why.overNaive.${forecast.frequency}`, { share: format.percent(overNaive, 1) })}{' '}
        {treesLost &&
          overTrees !== null &&
          overTrees > 0 &&
          t('forecast.why.overTrees', { share: format.percent(overTrees, 1) })}
      </Typography>
      {shares.length > 1 && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0 }}>
          {t('forecast.why.blend', {
            parts: format.list(
              shares.map(
                ({ forecaster, share }) =>
                  `${forecasterWords(forecaster, forecast.frequency)} ${format.percent(share)}`,
              ),
            ),
          })}
        </Typography>
      )}
      {errors.length > 0 && (
        <>
          <Typography variant="label" component="h3" color="textSecondary" sx={{ mb: 0.5, mt: 1 }}>
            <Term name="mase">{t('forecast.why.errors')}</Term>
          </Typography>
          <BarList
            label={t('forecast.why.errors')}
            bars={errors.map(({ forecaster, error }) => ({
              key: forecaster,
              label: forecasterWords(forecaster, forecast.frequency),
              share: error,
              figure: format.decimal(error, 2),
              color:
                forecaster === champion ? chart.forecast : forecaster === NAIVE ? chart.promotion : chart.reference,
            }))}
          />
        </>
      )}
      {confidence && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'baseline',
            typography: 'caption',
            color: 'text.secondary',
            mt: 1.5,
          }}
        >
          <Box component="span" sx={{ color: 'text.primary' }}>
            <Term name="confidence">
              <ConfidenceMark level={confidence.level} />
            </Term>
          </Box>
          <span>
            {[
              confidence.accuracy === null
                ? null
                : t('bulk.explain.accuracy', { share: format.percent(Math.max(0, confidence.accuracy)) }),
              confidence.naiveAccuracy === null
                ? null
                : t('bulk.explain.naive', { share: format.percent(Math.max(0, confidence.naiveAccuracy)) }),
              confidence.inside80 === null
                ? null
                : t('bulk.explain.inside', { share: format.percent(confidence.inside80) }),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            {t(`bulk.explain.basis.${confidence.basis}`)}
          </span>
        </Box>
      )}
      {isAsked && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0 }}>
          {t('forecast.why.bandsOfChampion')}
        </Typography>
      )}
    </>
  );
}

function Parts({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const { chart } = usePalette();
  return (
    <BarList
      label={t('forecast.why.partsText')}
      bars={forecast.parts.map(({ forecaster, share, products }, i) => ({
        key: forecaster,
        label: `${forecasterWords(forecaster, forecast.frequency)} (${t('forecast.why.products', { count: products, formatted: format.count(products) })})`,
        share,
        figure: format.percent(share),
        color: i === 0 ? chart.forecast : chart.reference,
      }))}
    />
  );
}
