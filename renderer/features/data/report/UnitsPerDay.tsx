// Units sold a day over all stores of a file, as a small chart.
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#core/contract/imports.ts';
import { toDayNumber } from '#renderer/format/days.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { TimeChart } from '#renderer/ui/charts/TimeChart.tsx';

interface Props {
  perDay: ImportReport['result']['perDay'];
  height: number;
}

export function UnitsPerDay({ perDay, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = usePalette();
  return (
    <TimeChart
      label={t('data.report.perDay')}
      height={height}
      days={perDay.map(({ day }) => toDayNumber(day))}
      lines={[
        {
          id: 'units',
          color: chart.history,
          values: perDay.map(({ units }) => units),
          area: chart.historyFill,
          width: 1.5,
        },
      ]}
      tooltip={(i) => ({
        title: format.day(perDay[i].day, 'long'),
        rows: [{ label: t('chart.unitsSold'), value: format.units(perDay[i].units), color: chart.history }],
      })}
    />
  );
}
