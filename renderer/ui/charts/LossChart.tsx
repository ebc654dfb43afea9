// The curve of a training: validation loss after each tree, one line a horizon block, live.
import Box from '@mui/material/Box';
import { type LineCustomSvgLayerProps, ResponsiveLine, type SliceTooltipProps } from '@nivo/line';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LossPoint } from '#core/contract/jobs.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { chartTheme } from '#renderer/theme/chart-theme.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { relativeCurves } from './loss-curves.ts';
import { linePath } from './paths.ts';

interface CurveSeries {
  id: string;
  data: { x: number; y: number | null }[];
}

interface Props {
  title: string;
  subtitle?: string;
  curve: LossPoint[];
  frequency: Frequency;
  height?: number;
  bare?: boolean;
}

export function LossChart({ title, subtitle, curve, frequency, height = 220, bare }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const series = useMemo<CurveSeries[]>(
    () =>
      relativeCurves(curve).map(({ block, points }) => ({
        id: block,
        data: points.map(({ tree, loss }) => ({ x: tree, y: loss })),
      })),
    [curve],
  );
  const lastTree = Math.max(10, ...curve.map(({ tree }) => tree));
  const losses = series.flatMap(({ data }) => data.map(({ y }) => y ?? 1));
  const lowest = Math.min(...losses, 0.999);
  const color = (i: number) => palette.chart.series[i % palette.chart.series.length];
  const blockWords = (block: string) => t(`chart.block.${frequency}`, { block: block.replace('-', '–') });
  const data = {
    columns: [
      { label: t(`chart.blockColumn.${frequency}`) },
      { label: t('chart.tree'), numeric: true },
      { label: t('chart.trainLoss'), numeric: true, format: (value: number) => format.decimal(value, 4) },
      { label: t('chart.validationLoss'), numeric: true, format: (value: number) => format.decimal(value, 4) },
    ],
    rows: curve.map(({ block, tree, train, validation }) => [block, tree, train, validation]),
  };
  const Lines = ({ xScale, yScale }: LineCustomSvgLayerProps<CurveSeries>) => (
    <g>
      {series.map(({ id, data: points }, i) => (
        <path
          key={id}
          d={linePath(points.map(({ x, y }) => ({ x: xScale(x), y: y === null ? null : yScale(y) })))}
          fill="none"
          stroke={color(i)}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </g>
  );
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      data={data}
      fileName="training-curve"
      height={height}
      bare={bare}
      legend={series.map(({ id }, i) => ({ label: blockWords(id), color: color(i) }))}
    >
      <Box sx={{ height, minWidth: 0 }}>
        <ResponsiveLine<CurveSeries>
          data={series}
          theme={chartTheme(palette)}
          margin={{ top: 10, right: 16, bottom: 46, left: 62 }}
          xScale={{ type: 'linear', min: 0, max: lastTree, nice: false }}
          yScale={{ type: 'linear', min: lowest - (1 - lowest) * 0.08, max: Math.max(1, ...losses), nice: false }}
          colors={series.map((_, i) => color(i))}
          axisBottom={{
            tickValues: 5,
            tickPadding: 6,
            legend: t('chart.trees'),
            legendOffset: 34,
            legendPosition: 'middle',
            format: (value) => format.count(Number(value)),
          }}
          axisLeft={{
            tickValues: 4,
            tickPadding: 8,
            format: (value) => format.percent(Number(value), lowest > 0.9 ? 1 : 0),
          }}
          enableGridX={false}
          gridYValues={4}
          enablePoints={false}
          enableSlices="x"
          animate={false}
          role="img"
          ariaLabel={title}
          crosshairType="x"
          layers={['grid', 'axes', Lines, 'crosshair', 'slices']}
          sliceTooltip={({ slice }: SliceTooltipProps<CurveSeries>) => (
            <ChartTooltip
              title={`${t('chart.tree')} ${format.count(Number(slice.points[0]?.data.x ?? 0))}`}
              rows={slice.points.map((point) => ({
                label: blockWords(String(point.seriesId)),
                value: format.percent(Number(point.data.y), 1),
                color: point.seriesColor,
              }))}
            />
          )}
        />
      </Box>
    </ChartFrame>
  );
}
