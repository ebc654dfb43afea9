// Demand and profit against price: the curve and what it says, or in words why there is none.
import PriceIcon from '@mui/icons-material/SellOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PriceCurve } from '#core/contract/price-curve.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { PriceChart, type PriceMark } from '#renderer/ui/charts/PriceChart.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { SmartState } from '../use-smart.ts';

interface Props {
  store: string;
  product: string;
  state: SmartState;
  frequency: Frequency;
  currency: string;
}

export function PriceCurveSection({ store, product, state, frequency, currency }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { price: own, ...context } = state.context;
  const { data, error, refetch } = useQuery({
    ...engine.predictions.priceCurve.queryOptions({ input: { store, product, date: state.date, context, steps: 41 } }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data || data.product !== product) return <SectionSkeleton height={220} />;
  if (data.points.length === 0) {
    return (
      <Section title={t('smart.curve.title')}>
        <NoCurve curve={data} frequency={frequency} />
      </Section>
    );
  }
  return <Curve curve={data} own={own} currency={currency} onPick={(price) => state.setInput('price', price)} />;
}

function NoCurve({ curve, frequency }: { curve: PriceCurve; frequency: Frequency }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, pricesSeen, currency } = curve;
  if (verdict === 'ok') return null;
  const words = t(`smart.curve.none.${verdict}`, {
    price: pricesSeen ? format.money(pricesSeen.low, currency, true) : '',
    days: t(`smart.steps.${frequency}`, { count: pricesSeen?.otherRecords ?? 0 }),
  });
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', color: 'text.secondary' }}>
      <PriceIcon aria-hidden sx={{ fontSize: 20, mt: '1px' }} />
      <Typography variant="body2">{words}</Typography>
    </Box>
  );
}

interface CurveProps {
  curve: PriceCurve;
  /** The price that the user set. */
  own: number | undefined;
  currency: string;
  onPick: (price: number) => void;
}

function Curve({ curve, own, currency, onPick }: CurveProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = usePalette();
  const { points, pricesSeen, lastPrice, best } = curve;
  const money = (value: number) => format.money(value, currency, true);
  const marks: PriceMark[] = [
    ...(lastPrice === null
      ? []
      : [{ key: 'last', label: t('smart.curve.last'), price: lastPrice, tone: 'last' as const }]),
    ...(best && best.edge === null && !(own !== undefined && Math.abs(own - best.price) < 0.005)
      ? [{ key: 'best', label: t('smart.curve.bestMark'), price: best.price, tone: 'best' as const }]
      : []),
    ...(own === undefined ? [] : [{ key: 'own', label: t('smart.curve.yours'), price: own, tone: 'own' as const }]),
  ];
  const hasProfit = points.some(({ profit }) => profit !== null);
  const units = (value: number) => format.units(value);
  const words = {
    demand: t('smart.curve.demand'),
    profit: t('smart.curve.profit'),
    raw: t('smart.curve.raw'),
    seen: t('smart.curve.seen'),
    band: t('chart.band80'),
  };
  const data = {
    columns: [
      { label: t('smart.curve.price'), numeric: true, format: money },
      { label: words.demand, numeric: true, format: units },
      { label: t('chart.low80'), numeric: true, format: units },
      { label: t('chart.high80'), numeric: true, format: units },
      { label: words.raw, numeric: true, format: units },
      { label: words.profit, numeric: true, format: money },
    ],
    rows: points.map(({ price, mean, low, high, raw, profit }) => [price, mean, low, high, raw, profit]),
  };
  return (
    <ChartFrame
      title={t('smart.curve.title')}
      subtitle={t('smart.curve.text', { day: format.day(curve.date, 'long') })}
      data={data}
      fileName={`price-curve-${curve.product}`}
      height={300}
      legend={[
        { label: words.demand, color: chart.forecast },
        { label: t('chart.band80'), color: chart.forecast, shape: 'area', opacity: 0.3 },
        ...(hasProfit ? [{ label: words.profit, color: chart.promotion }] : []),
        { label: words.raw, color: chart.reference, shape: 'mark' },
        { label: words.seen, color: chart.historyFill, shape: 'area' },
      ]}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mb: 1.5 }}>
        <Typography variant="body2" sx={{ flex: '1 1 320px' }}>
          <Saying curve={curve} />
        </Typography>
        {best?.edge === null && (
          <Button size="small" variant="outlined" onClick={() => onPick(best.price)}>
            {t('smart.curve.use', { price: money(best.price) })}
          </Button>
        )}
      </Box>
      <PriceChart
        label={t('smart.curve.title')}
        points={points}
        seen={pricesSeen ?? { low: 0, high: 0 }}
        marks={marks}
        currency={currency}
        words={words}
        onPick={onPick}
      />
    </ChartFrame>
  );
}

/** What the curve says, in one or two sentences. */
function Saying({ curve }: { curve: PriceCurve }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { best, verdict, lastPrice, points, currency, pricesSeen, unitCost, unitCostAssumed } = curve;
  if (verdict === 'flat') return t('smart.curve.none.flat');
  if (!best) return t('smart.curve.sentence.noCost');
  const money = (value: number) => format.money(value, currency, true);
  const atLast = lastPrice === null ? null : nearestPoint(points, lastPrice);
  const main =
    best.edge === 'high'
      ? t('smart.curve.sentence.edgeHigh', { price: money(pricesSeen?.high ?? best.price) })
      : best.edge === 'low'
        ? t('smart.curve.sentence.edgeLow', { price: money(pricesSeen?.low ?? best.price) })
        : t('smart.curve.sentence.best', {
            price: money(best.price),
            profit: format.money(best.profit ?? 0, currency),
            units: t('units', { count: best.mean, formatted: format.units(best.mean) }),
            last: lastPrice === null ? '–' : money(lastPrice),
            lastProfit: atLast?.profit == null ? '–' : format.money(atLast.profit, currency),
          });
  const assumed =
    unitCostAssumed && unitCost !== null ? ` ${t('smart.curve.assumedCost', { cost: money(unitCost) })}` : '';
  return `${main}${assumed}`;
}

function nearestPoint(points: PriceCurve['points'], price: number): PriceCurve['points'][number] {
  return points.reduce((near, point) => (Math.abs(point.price - price) < Math.abs(near.price - price) ? point : near));
}
