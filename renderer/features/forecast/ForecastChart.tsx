// The chart's card: history and fan, the switch into the past, legend, table twin.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { type DayRange, ForecastPicture } from './chart/ForecastPicture.tsx';
import type { ChartDays } from './chart/picture-data.ts';
import type { useChartWords } from './use-chart-words.tsx';

interface Props {
  store: Store;
  title: string;
  subtitle: string;
  chart: ChartDays;
  words: ReturnType<typeof useChartWords>;
  isBack: boolean;
  /** A new answer is on its way; the old one stays in sight. */
  isStale: boolean;
  /** There is no answer yet: only what was sold is shown. */
  isWaiting: boolean;
  onMode: (isBack: boolean) => void;
  selection: DayRange | null;
  onSelect: (range: DayRange) => void;
  fileName: string;
  children?: ReactNode;
}

export function ForecastChart(props: Props) {
  const {
    store,
    title,
    subtitle,
    chart,
    words,
    isBack,
    isStale,
    isWaiting,
    onMode,
    selection,
    onSelect,
    fileName,
    children,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { days, origin } = chart;
  const ahead = days.filter((day) => day.ahead);
  const label = t('forecast.chartLabel', {
    title,
    from: ahead[0] ? format.day(ahead[0].iso) : '–',
    to: ahead[0] ? format.day(ahead[ahead.length - 1].iso) : '–',
    units: format.units(ahead.reduce((sum, { mean }) => sum + (mean ?? 0), 0)),
  });
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      data={words.table(days, isBack)}
      fileName={fileName}
      height={380}
      footer={children}
      legend={words.legend(days, isBack)}
      controls={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={isBack ? 'back' : 'ahead'}
          aria-label={t('forecast.mode.label')}
          onChange={(_event, next: 'back' | 'ahead' | null) => next && onMode(next === 'back')}
        >
          <ToggleButton value="ahead">{t('forecast.mode.ahead')}</ToggleButton>
          <ToggleButton value="back">{t('forecast.mode.back')}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {isWaiting && (
        <Box role="status" sx={{ typography: 'caption', color: 'text.secondary', mb: 1 }}>
          {t('forecast.working', { count: store.productCount, formatted: format.count(store.productCount) })}
          <LinearProgress aria-label={t('forecast.title')} sx={{ mt: 0.5 }} />
        </Box>
      )}
      <Box sx={{ opacity: isStale ? 0.55 : 1, transition: 'opacity 120ms' }} aria-busy={isStale}>
        <ForecastPicture
          days={days}
          origin={origin}
          label={label}
          dividerLabel={t('chart.forecastFrom')}
          tooltip={words.tooltip}
          height={380}
          withActuals={isBack}
          selection={isBack ? null : selection && { from: selection.from + origin + 1, to: selection.to + origin + 1 }}
          onSelect={
            isBack ? undefined : (range) => onSelect({ from: range.from - origin - 1, to: range.to - origin - 1 })
          }
        />
      </Box>
    </ChartFrame>
  );
}
