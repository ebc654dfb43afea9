// The frame of a plot: grid lines with their values, words below, and what the point under the pointer says.
import { type PointerEvent, type ReactNode, useState } from 'react';
import { usePalette } from '#renderer/theme/use-palette.ts';
import type { TooltipRow } from './ChartTooltip.tsx';
import { PlotTooltip } from './PlotTooltip.tsx';

/** A place in pixels and what stands there. */
export interface Tick {
  at: number;
  text: string;
}

interface Props {
  /** What the picture shows, read out instead of it. */
  label: string;
  width: number;
  height: number;
  /** Edges of the plot itself, in pixels. */
  frame: { left: number; right: number; top: number; bottom: number };
  gridLines: Tick[];
  wordsBelow: Tick[];
  /** What the words below count. */
  titleBelow?: string;
  /** Number of points, their places from left to right, and the index of the one nearest to a place. */
  count: number;
  placeOf: (index: number) => number;
  nearest: (x: number) => number;
  tooltip: (index: number) => { title: string; rows: TooltipRow[] };
  /** Drawn over the grid. */
  children: ReactNode;
}

const VALUES_LEFT = 13;
const WORDS_BELOW = 24;
const TITLE_BELOW = 38;

export function Plot(props: Props) {
  const { label, width, height, frame, gridLines, wordsBelow, titleBelow, count, placeOf, nearest, tooltip } = props;
  const { chart, lineStrong } = usePalette();
  const [pointed, setPointed] = useState<number | null>(null);
  const hovered = pointed !== null && pointed < count ? pointed : null;
  const onMove = (event: PointerEvent<SVGSVGElement>) =>
    setPointed(nearest(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const x = hovered === null ? 0 : placeOf(hovered);
  return (
    <>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        fontSize={11.5}
        style={{ display: 'block', overflow: 'visible' }}
        onPointerMove={onMove}
        onPointerLeave={() => setPointed(null)}
      >
        {gridLines.map(({ at, text }) => (
          <g key={at} transform={`translate(0 ${at})`}>
            <line x1={frame.left} x2={frame.right} stroke={chart.grid} />
            <text x={frame.left - VALUES_LEFT} dy="0.34em" textAnchor="end" fill={chart.axis}>
              {text}
            </text>
          </g>
        ))}
        {wordsBelow.map(({ at, text }) => (
          <text key={at} x={at} y={frame.bottom + WORDS_BELOW} textAnchor="middle" fill={chart.axis}>
            {text}
          </text>
        ))}
        {titleBelow && (
          <text
            x={(frame.left + frame.right) / 2}
            y={frame.bottom + TITLE_BELOW}
            textAnchor="middle"
            fontSize={12}
            fill={chart.axis}
          >
            {titleBelow}
          </text>
        )}
        {props.children}
        {hovered !== null && (
          <line
            x1={x}
            x2={x}
            y1={frame.top}
            y2={frame.bottom}
            stroke={lineStrong}
            strokeOpacity={0.9}
            strokeDasharray="3 3"
            pointerEvents="none"
          />
        )}
      </svg>
      {hovered !== null && <PlotTooltip {...tooltip(hovered)} x={x} top={frame.top} width={width} />}
    </>
  );
}
