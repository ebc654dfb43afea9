// The curve of a training: validation loss after each tree, one line a horizon block, live.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LossPoint } from '#core/contract/jobs.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { linearScale } from './linear-scale.ts';
import { type Curve, relativeCurves } from './loss-curves.ts';
import { Measured } from './Measured.tsx';
import { Plot } from './Plot.tsx';
import { linePath } from './paths.ts';

interface Props {
  title: string;
  subtitle?: string;
  curve: LossPoint[];
  frequency: Frequency;
  height?: number;
  bare?: boolean;
}

const MARGIN = { top: 10, right: 16, bottom: 46, left: 62 };
/** Trees that the axis has room for at the beginning. */
const FEWEST_TREES = 10;

export function LossChart({ title, subtitle, curve, frequency, height = 220, bare }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = usePalette();
  const curves = useMemo(() => relativeCurves(curve), [curve]);
  const colorOf = (i: number) => chart.series[i % chart.series.length];
  const lines = curves.map(({ block, points }, i) => ({
    label: t(`chart.block.${frequency}`, { block: block.replace('-', '–') }),
    color: colorOf(i),
    points,
  }));
  const data = {
    columns: [
      { label: t(`chart.blockColumn.${frequency}`) },
      { label: t('chart.tree'), numeric: true },
      { label: t('chart.trainLoss'), numeric: true, format: (value: number) => format.decimal(value, 4) },
      { label: t('chart.validationLoss'), numeric: true, format: (value: number) => format.decimal(value, 4) },
    ],
    rows: curve.map(({ block, tree, train, validation }) => [block, tree, train, validation]),
  };
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      data={data}
      fileName="training-curve"
      height={height}
      bare={bare}
      legend={lines.map(({ label, color }) => ({ label, color }))}
    >
      <Measured height={height}>
        {(width) => <Picture label={title} lines={lines} width={width} height={height} />}
      </Measured>
    </ChartFrame>
  );
}

interface Line extends Pick<Curve, 'points'> {
  label: string;
  color: string;
}

function Picture({ label, lines, width, height }: { label: string; lines: Line[]; width: number; height: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = lines.flatMap((line) => line.points);
  const trees = [...new Set(points.map(({ tree }) => tree))].sort((a, b) => a - b);
  const losses = points.map(({ loss }) => loss ?? 1);
  const lowest = Math.min(...losses, 0.999);
  const frame = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 1, width - MARGIN.right),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const x = linearScale([0, Math.max(FEWEST_TREES, trees.at(-1) ?? 0)], [frame.left, frame.right], 6);
  const y = linearScale([lowest - (1 - lowest) * 0.08, Math.max(1, ...losses)], [frame.bottom, frame.top], 6);
  const nearest = (place: number) =>
    trees.reduce((best, tree, i) => (Math.abs(x(tree) - place) < Math.abs(x(trees[best]) - place) ? i : best), 0);
  const tooltip = (i: number) => ({
    title: `${t('chart.tree')} ${format.count(trees[i])}`,
    rows: lines.flatMap((line) =>
      line.points
        .filter(({ tree, loss }) => tree === trees[i] && loss !== null)
        .map(({ loss }) => ({ label: line.label, value: format.percent(loss ?? 0, 1), color: line.color })),
    ),
  });
  return (
    <Plot
      label={label}
      width={width}
      height={height}
      frame={frame}
      gridLines={y.ticks.map((loss) => ({ at: y(loss), text: format.percent(loss, lowest > 0.9 ? 1 : 0) }))}
      wordsBelow={x.ticks.map((tree) => ({ at: x(tree), text: format.count(tree) }))}
      titleBelow={t('chart.trees')}
      count={trees.length}
      placeOf={(i) => x(trees[i])}
      nearest={nearest}
      tooltip={tooltip}
    >
      {lines.map((line) => (
        <path
          key={line.label}
          d={linePath(line.points.map(({ tree, loss }) => ({ x: x(tree), y: loss === null ? null : y(loss) })))}
          fill="none"
          stroke={line.color}
          strokeWidth={2}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </Plot>
  );
}
