// The curve of service level against money, with its table.
import { useTranslation } from 'react-i18next';
import type { TradeOffCurve, TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { TradeOffChart } from '#renderer/ui/charts/TradeOffChart.tsx';
import { SPAN_DAYS } from './use-trade-off.ts';

interface Props {
  curve: TradeOffCurve;
  points: readonly TradeOffPoint[];
  today: TradeOffPoint;
  index: number;
  onChoose: (index: number) => void;
}

export function CurveSection({ curve, points, today, index, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, asOf } = curve;
  const money = (amount: number) => format.money(amount, currency);
  const share = (value: number) => format.percent(value, 1);
  const toExchange = ({ stockValue, lostRevenuePerDay, serviceLevel }: TradeOffPoint) => ({
    stock: stockValue,
    lost: SPAN_DAYS * lostRevenuePerDay,
    label: share(serviceLevel),
  });
  const best = curve.best === null ? undefined : curve.points[curve.best];
  const say = (at: number) => {
    const { serviceLevel, stockValue, lostRevenuePerDay, profitPerDay } = points[at];
    return t('profit.level.point', {
      level: share(serviceLevel),
      stock: money(stockValue),
      lost: money(SPAN_DAYS * lostRevenuePerDay),
      profit: money(SPAN_DAYS * profitPerDay),
    });
  };
  return (
    <ChartFrame
      title={t('profit.level.title')}
      subtitle={t('profit.level.text', { day: format.day(asOf) })}
      fileName="service-level"
      height={330}
      data={{
        columns: [
          { label: t('profit.level.figure.serviceLevel'), numeric: true, format: share },
          { label: t('profit.figure.fillRate'), numeric: true, format: share },
          { label: t('profit.figure.averageStockValue'), numeric: true, format: money },
          { label: t('profit.level.figure.lost', { days: SPAN_DAYS }), numeric: true, format: money },
          { label: t('profit.level.figure.profit', { days: SPAN_DAYS }), numeric: true, format: money },
        ],
        rows: points.map(({ serviceLevel, fillRate, stockValue, lostRevenuePerDay, profitPerDay }) => [
          serviceLevel,
          fillRate,
          stockValue,
          SPAN_DAYS * lostRevenuePerDay,
          SPAN_DAYS * profitPerDay,
        ]),
      }}
    >
      <TradeOffChart
        label={t('profit.level.title')}
        points={points.map(toExchange)}
        marks={[
          { ...toExchange(today), label: t('profit.level.today'), tone: 'today' },
          ...(best && best.serviceLevel > 0
            ? [{ ...toExchange(best), label: t('profit.level.best'), tone: 'best' as const }]
            : []),
        ]}
        value={index}
        onChange={onChoose}
        currency={currency}
        words={{
          stock: t('profit.figure.averageStockValue'),
          lost: t('profit.level.figure.lost', { days: SPAN_DAYS }),
          handle: t('profit.level.handle'),
          point: say,
        }}
      />
    </ChartFrame>
  );
}
