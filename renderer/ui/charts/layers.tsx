// What TimeChart draws itself between nivo's grid and its crosshair.
import { areaPath, bandPath, bridged, linePath } from './paths.ts';
import type { ChartBand, ChartLine, LayerProps, TimeChartProps } from './time-chart-data.ts';

/** Bands as filled areas, the wide ones first so that the narrow ones lie on top. */
export function BandsLayer({ layer, days, bands }: { layer: LayerProps; days: number[]; bands: ChartBand[] }) {
  const place = (value: number | null) => (value === null ? null : layer.yScale(value));
  return (
    <g>
      {bands.map(({ id, color, opacity, low, high }) => (
        <path
          key={id}
          d={bandPath(days.map((day, i) => ({ x: layer.xScale(day), low: place(low[i]), high: place(high[i]) })))}
          fill={color}
          opacity={opacity}
        />
      ))}
    </g>
  );
}

export function LinesLayer({ layer, days, lines }: { layer: LayerProps; days: number[]; lines: ChartLine[] }) {
  return (
    <g>
      {lines.map(({ id, color, width = 1.75, dash, area, values, bridge = 0 }) => {
        const points = bridged(values, bridge).map((i) => {
          const value = values[i];
          return { x: layer.xScale(days[i]), y: value === null ? null : layer.yScale(value) };
        });
        return (
          <g key={id}>
            {area && <path d={areaPath(points, layer.innerHeight)} fill={area} />}
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
      })}
    </g>
  );
}

/** Small ticks on the floor of the chart. */
export function MarksLayer({ layer, marks }: { layer: LayerProps; marks: TimeChartProps['marks'] }) {
  if (!marks) return null;
  return (
    <g>
      {marks.days.map((day) => (
        <rect
          key={day}
          x={layer.xScale(day) - 1.5}
          y={layer.innerHeight - 5}
          width={3}
          height={5}
          rx={1}
          fill={marks.color}
        />
      ))}
    </g>
  );
}

interface DividerProps {
  layer: LayerProps;
  divider: TimeChartProps['divider'];
  color: string;
  ink: string;
}

/** A dashed upright line with a word beside it. */
export function DividerLayer({ layer, divider, color, ink }: DividerProps) {
  if (!divider) return null;
  const x = layer.xScale(divider.day);
  const nearEdge = x > layer.innerWidth - 90;
  return (
    <g transform={`translate(${x} 0)`}>
      <line y1={0} y2={layer.innerHeight} stroke={color} strokeDasharray="3 4" />
      <text
        x={nearEdge ? -6 : 6}
        y={6}
        fontSize={11.5}
        fill={ink}
        textAnchor={nearEdge ? 'end' : 'start'}
        fontFamily="inherit"
      >
        {divider.label}
      </text>
    </g>
  );
}
