// The one chart over time: lines, and small marks below them.
import { useMemo } from 'react';
import { useFormat } from '#renderer/format/use-format.ts';
import { createScales } from './day-scales.ts';
import { Lines, Marks } from './layers.tsx';
import { Measured } from './Measured.tsx';
import { Plot } from './Plot.tsx';
import { timeTicks } from './time-axis.ts';
import type { TimeChartProps } from './time-chart-data.ts';

const MARGIN = { top: 12, right: 16, bottom: 28, left: 48 };
/** Free space above the largest value. */
const HEADROOM = 1.06;

export function TimeChart(props: TimeChartProps) {
  const { height = 260 } = props;
  return <Measured height={height}>{(width) => <Picture {...props} width={width} height={height} />}</Measured>;
}

function Picture(props: TimeChartProps & { width: number; height: number }) {
  const { days, lines, marks, tooltip, label, width, height } = props;
  const format = useFormat();
  const scales = useMemo(() => {
    const largest = lines
      .flatMap(({ values }) => values)
      .reduce<number>((most, value) => Math.max(most, value ?? 0), 1);
    return createScales(days, largest * HEADROOM, { width, height, margin: MARGIN });
  }, [days, lines, width, height]);
  const ticks = useMemo(
    () => timeTicks(days[0] ?? 0, days.at(-1) ?? 1, Math.floor((width - 80) / 84), format.language),
    [days, width, format.language],
  );
  return (
    <Plot
      label={label}
      width={width}
      height={height}
      frame={scales}
      gridLines={scales.ticks.map((units) => ({ at: scales.y(units), text: format.axisUnits(units) }))}
      wordsBelow={ticks.days.map((day) => ({ at: scales.x(day), text: ticks.label(day) }))}
      count={days.length}
      placeOf={(i) => scales.x(days[i])}
      nearest={scales.nearest}
      tooltip={tooltip}
    >
      <Lines scales={scales} days={days} lines={lines} />
      <Marks scales={scales} marks={marks} />
    </Plot>
  );
}
