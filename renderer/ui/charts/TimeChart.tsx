// The one chart over time: lines, bands behind them, small marks below, a divider where the forecast begins.
import Box from '@mui/material/Box';
import { ResponsiveLine, type SliceTooltipProps } from '@nivo/line';
import { useMemo } from 'react';
import { useFormat } from '#renderer/format/use-format.ts';
import { chartTheme } from '#renderer/theme/chart-theme.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartTooltip } from './ChartTooltip.tsx';
import { BandsLayer, DividerLayer, LinesLayer, MarksLayer } from './layers.tsx';
import { timeTicks } from './time-axis.ts';
import type { LayerProps, TimeChartProps, TimeSeries } from './time-chart-data.ts';
import { useWidth } from './use-width.ts';

const MARGIN = { top: 12, right: 16, bottom: 28, left: 48 };

export function TimeChart(props: TimeChartProps) {
  const { days, lines, bands = [], marks, divider, tooltip, label, height = 260 } = props;
  const palette = usePalette();
  const format = useFormat();
  const [width, measure] = useWidth<HTMLDivElement>();
  const data = useMemo<TimeSeries[]>(
    () => lines.map(({ id, values }) => ({ id, data: values.map((y, i) => ({ x: days[i], y })) })),
    [days, lines],
  );
  const top = useMemo(() => {
    const peaks = [...lines.flatMap(({ values }) => values), ...bands.flatMap(({ high }) => high)];
    return Math.max(1, ...peaks.map((value) => value ?? 0)) * 1.06;
  }, [lines, bands]);
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 1;
  const ticks = timeTicks(first, last, Math.floor((width - 80) / 84), format.language);
  const index = useMemo(() => new Map(days.map((day, i) => [day, i])), [days]);

  return (
    <Box ref={measure} sx={{ height, minWidth: 0, '& svg': { overflow: 'visible' } }}>
      <ResponsiveLine<TimeSeries>
        data={data}
        theme={chartTheme(palette)}
        margin={MARGIN}
        xScale={{ type: 'linear', min: first, max: last, nice: false }}
        yScale={{ type: 'linear', min: 0, max: top, nice: 4 }}
        colors={lines.map(({ color }) => color)}
        axisBottom={{ tickValues: ticks.days, format: (day) => ticks.label(Number(day)), tickPadding: 8 }}
        axisLeft={{ tickValues: 4, tickPadding: 8, format: (value) => format.axisUnits(Number(value)) }}
        enableGridX={false}
        gridYValues={4}
        enablePoints={false}
        enableSlices="x"
        animate={false}
        role="img"
        ariaLabel={label}
        crosshairType="x"
        layers={[
          'grid',
          (layer: LayerProps) => <BandsLayer layer={layer} days={days} bands={bands} />,
          'axes',
          (layer: LayerProps) => <LinesLayer layer={layer} days={days} lines={lines} />,
          (layer: LayerProps) => <MarksLayer layer={layer} marks={marks} />,
          (layer: LayerProps) => (
            <DividerLayer layer={layer} divider={divider} color={palette.lineStrong} ink={palette.inkMuted} />
          ),
          'crosshair',
          'slices',
        ]}
        sliceTooltip={({ slice }: SliceTooltipProps<TimeSeries>) => {
          const at = index.get(Number(slice.points[0]?.data.x));
          return at === undefined ? null : <ChartTooltip {...tooltip(at)} />;
        }}
      />
    </Box>
  );
}
