// What is known and planned for the chosen days, and what the user may do about them.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ForecastEvent, ForecastView } from '#core/contract/forecasts.ts';
import type { PlanEntry } from '#core/contract/plans.ts';
import type { Store } from '#core/contract/stores.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { PATHS } from '#renderer/paths.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { DayRange } from '../chart/ForecastPicture.tsx';
import { useForecastChanges } from '../mutations.ts';
import { useRangeSum } from '../queries.ts';
import { DayExplain } from './DayExplain.tsx';
import { OwnNumberForm } from './OwnNumberForm.tsx';
import { PriceForm } from './PriceForm.tsx';

interface Props {
  store: Store;
  forecast: ForecastView;
  /** The method that was asked for; null: the best one. */
  forecaster: string | null;
  selection: DayRange;
  /** Of the days ahead. */
  events: ForecastEvent[];
  eventWords: (event: ForecastEvent) => string;
}

export function DayPanel({ store, forecast, forecaster, selection, events, eventWords }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepWords = useStepWords(store.frequency);
  const { plan } = useForecastChanges();
  const [form, setForm] = useState<'own' | 'price' | null>(null);
  const together = useRangeSum(store, forecast, forecaster, selection).data;
  const chosen = forecast.points.slice(selection.from, selection.to + 1);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return null;
  const isRange = first !== last;
  const within = events.filter(({ date }) => date >= first.date && date <= last.date);
  const isOn = (kind: ForecastEvent['kind']) =>
    chosen.every(({ date }) => within.some((event) => event.date === date && event.kind === kind));
  const isPlanned = within.some(({ planned }) => planned);
  const mean = chosen.reduce((sum, point) => sum + point.mean, 0);
  const modelMean = chosen.reduce((sum, point) => sum + point.modelMean, 0);
  const band = isRange ? together : { mean, low: first.quantiles[Q.low80], high: first.quantiles[Q.high80] };
  const isOverridden = chosen.some(({ overridden }) => overridden);
  const product = forecast.product ?? undefined;
  const entry = (values: Partial<PlanEntry>): PlanEntry => ({
    store: store.code,
    product,
    category: forecast.category ?? undefined,
    from: first.date,
    to: last.date,
    ...values,
  });
  const strongest = chosen.reduce((best, point) => (point.mean > best.mean ? point : best), first);
  const put = (values: Partial<PlanEntry>) => plan.mutate([entry(values)]);
  const title = isRange
    ? t('forecast.day.range', { from: format.day(first.date, 'short'), to: format.day(last.date, 'short') })
    : format.day(first.date, 'long');
  return (
    <Section title={title} subtitle={isRange ? stepWords(chosen.length) : undefined}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="figure" component="span">
          {format.units(mean)}
        </Typography>
        <Typography variant="body2" component="span" color="textSecondary">
          {t('bulk.unitsWord')}
          {band && (
            <>
              {' · '}
              <Term name="band">{t('band80', { band: format.band(band) })}</Term>
            </>
          )}
        </Typography>
      </Box>
      {isOverridden && (
        <Typography variant="caption" color="textSecondary" component="div">
          {t('forecast.day.modelSays', { units: format.units(modelMean) })}
        </Typography>
      )}
      {within.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2, typography: 'body2' }}>
          {within.slice(0, 6).map((event) => (
            <li key={`${event.date}${event.kind}`}>
              {isRange ? `${format.day(event.date, 'short')}: ` : ''}
              {eventWords(event)}
            </li>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 1.75 }}>
        {product && (
          <Button
            size="small"
            variant={form === 'own' ? 'contained' : 'outlined'}
            onClick={() => setForm(form === 'own' ? null : 'own')}
            aria-expanded={form === 'own'}
          >
            {t('forecast.day.own')}
          </Button>
        )}
        <Button
          size="small"
          variant="outlined"
          loading={plan.isPending}
          onClick={() => put({ promotion: isOn('promotion') ? null : true })}
        >
          {isOn('promotion') ? t('forecast.day.noPromotion') : t('forecast.day.promotion')}
        </Button>
        {product && (
          <Button
            size="small"
            variant={form === 'price' ? 'contained' : 'outlined'}
            onClick={() => setForm(form === 'price' ? null : 'price')}
            aria-expanded={form === 'price'}
          >
            {t('forecast.day.price')}
          </Button>
        )}
        <Button
          size="small"
          variant="outlined"
          loading={plan.isPending}
          onClick={() => put({ closed: !isOn('closed') })}
        >
          {isOn('closed') ? t('forecast.day.open') : t('forecast.day.closed')}
        </Button>
        {isPlanned && (
          <Button
            size="small"
            onClick={() => put({ closed: null, promotion: null, ...(product ? { price: null } : {}) })}
          >
            {t('forecast.day.clearPlan')}
          </Button>
        )}
      </Box>
      {form === 'own' && product && (
        <OwnNumberForm
          key={`${first.date}${last.date}`}
          store={store.code}
          product={product}
          from={first.date}
          to={last.date}
          modelUnits={modelMean}
          steps={chosen.length}
          onDone={() => setForm(null)}
        />
      )}
      {form === 'price' && product && (
        <PriceForm
          key={`${first.date}${last.date}`}
          currency={store.settings.currency}
          onDone={(price) => {
            if (price !== null) put({ price });
            setForm(null);
          }}
        />
      )}
      {product ? (
        <>
          <DayExplain
            store={store}
            product={product}
            date={strongest.date}
            isRange={isRange}
            isShut={
              strongest.mean === 0 && within.some(({ date, kind }) => date === strongest.date && kind === 'closed')
            }
          />
          <Button size="small" component={Link} to={PATHS.smart({ product, date: first.date })} sx={{ ml: -1, mt: 1 }}>
            {t('forecast.day.tryOut')}
          </Button>
        </>
      ) : (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2, mb: 0 }}>
          {t('forecast.day.totalsHint')}
        </Typography>
      )}
    </Section>
  );
}
