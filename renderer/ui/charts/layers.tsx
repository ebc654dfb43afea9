// What a chart over time shows between its grid and the pointer. Drawn again only for other days or another size.
import { memo } from 'react';
import type { Scales } from './day-scales.ts';
import { areaPath, bridged, linePath } from './paths.ts';
import type { ChartLine, TimeChartProps } from './time-chart-data.ts';

interface LinesProps {
  scales: Scales;
  days: number[];
  lines: ChartLine[];
}

export const Lines = memo(({ scales, days, lines }: LinesProps) =>
  lines.map(({ id, color, width = 1.75, dash, area, values, bridge = 0 }) => {
    const points = bridged(values, bridge).map((i) => {
      const value = values[i];
      return { x: scales.x(days[i]), y: value === null ? null : scales.y(value) };
    });
    return (
      <g key={id}>
        {area && <path d={areaPath(points, scales.bottom)} fill={area} />}
        <path
          d={linePath(points)}
          fill="none"
          stroke={color}
          strokeWidth={width}
          strokeDasharray={dash}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </g>
    );
  }),
);

/** Half the width and the height of a mark. */
const MARK = { half: 1.5, height: 5 };

/** Small ticks on the floor of the chart, all in one path: a year of promotions may have hundreds. */
export const Marks = memo(({ scales, marks }: { scales: Scales; marks: TimeChartProps['marks'] }) => {
  if (!marks) return null;
  const top = scales.bottom - MARK.height;
  const d = marks.days.map(
    (day) => `M${(scales.x(day) - MARK.half).toFixed(2)},${top}h${2 * MARK.half}v5h-${2 * MARK.half}z`,
  );
  return <path d={d.join('')} fill={marks.color} />;
});
