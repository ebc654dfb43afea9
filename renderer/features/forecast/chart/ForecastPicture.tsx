// The picture itself: history running into a fan, special days below, the user's units on top, a selection behind.
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import type { TooltipRow } from '#renderer/ui/charts/ChartTooltip.tsx';
import { createScales } from '#renderer/ui/charts/day-scales.ts';
import { Measured } from '#renderer/ui/charts/Measured.tsx';
import { PlotTooltip } from '#renderer/ui/charts/PlotTooltip.tsx';
import { areaPath, bandPath, bridged, linePath } from '#renderer/ui/charts/paths.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { timeTicks } from '#renderer/ui/charts/time-axis.ts';
import { EventMark } from './EventMark.tsx';
import { type ChartDay, modelLine } from './picture-data.ts';

/** Closed days in a row that the line passes over. */
const CLOSED_DAYS = 3;
const MARGIN = { top: 22, right: 14, bottom: 52, left: 48 };
const EVENTS_BELOW = 14;
const LABELS_BELOW = 42;
const SVG_STYLE = { display: 'block', overflow: 'visible', userSelect: 'none', touchAction: 'pan-y' } as const;

export interface DayRange {
  from: number;
  to: number;
}

interface Props {
  days: ChartDay[];
  /** Index of the last known day; −1: none is shown. */
  origin: number;
  label: string;
  dividerLabel: string;
  tooltip: (day: ChartDay) => { title: string; rows: TooltipRow[] };
  /** Days ahead may be selected (indexes), by click or by dragging. */
  selection?: DayRange | null;
  onSelect?: (range: DayRange) => void;
  /** A look back: what was sold lies over the fan. */
  withActuals?: boolean;
  height?: number;
  /** Fixed width, for paper. */
  width?: number;
}

export function ForecastPicture(props: Props) {
  const { height = 360, width } = props;
  if (width !== undefined) return <Picture {...props} width={width} height={height} />;
  return <Measured height={height}>{(found) => <Picture {...props} width={found} height={height} />}</Measured>;
}

function Picture(props: Props & { width: number; height: number }) {
  const { days, origin, label, dividerLabel, tooltip, selection, onSelect, withActuals = false, width, height } = props;
  const palette = usePalette();
  const { chart } = palette;
  const format = useFormat();
  const [hovered, setHovered] = useState<number | null>(null);
  const dragStart = useRef<number | null>(null);

  const drawn = useMemo(() => {
    const largest = Math.max(
      1,
      ...days.flatMap(({ sold, mean, quantiles, naive }) => [
        sold ?? 0,
        mean ?? 0,
        quantiles?.[Q.high95] ?? 0,
        naive ?? 0,
      ]),
    );
    const scales = createScales(
      days.map(({ day }) => day),
      largest * 1.04,
      { width, height, margin: MARGIN },
    );
    const place = (values: (number | null)[]) => {
      return bridged(values, CLOSED_DAYS).map((i) => {
        const value = values[i];
        return { x: scales.x(days[i].day), y: value === null ? null : scales.y(value) };
      });
    };
    const past = days.map(({ sold, ahead }) => (ahead ? null : sold));
    const lastKnown = past.findLast((value) => value !== null) ?? null;
    // The fan opens at the last known value, so that line and band connect.
    const opened = (value: (day: ChartDay) => number | null) =>
      days.map((day, i) => (day.ahead ? (day.isShut ? null : value(day)) : i === origin ? lastKnown : null));
    const band = (low: number, high: number) => {
      const [lows, highs] = [low, high].map((at) => opened(({ quantiles }) => quantiles?.[at] ?? null));
      return bandPath(
        bridged(lows, CLOSED_DAYS).map((i) => {
          const [from, to] = [lows[i], highs[i]];
          return {
            x: scales.x(days[i].day),
            low: from === null ? null : scales.y(from),
            high: to === null ? null : scales.y(to),
          };
        }),
      );
    };
    return {
      scales,
      past: place(past),
      expected: place(opened(({ mean }) => mean)),
      model: place(modelLine(days)),
      actual: days.map(({ sold, ahead }) => (ahead ? sold : null)),
      naive: place(days.map(({ naive }) => naive)),
      bands: [
        { d: band(Q.low95, Q.high95), opacity: 0.13 },
        { d: band(Q.low80, Q.high80), opacity: 0.2 },
        { d: band(Q.low50, Q.high50), opacity: 0.28 },
      ],
    };
  }, [days, origin, width, height]);
  const { scales } = drawn;
  const first = days[0]?.day ?? 0;
  const last = days.at(-1)?.day ?? 1;
  const ticks = useMemo(
    () => timeTicks(first, last, Math.floor((width - 80) / 84), format.language),
    [first, last, width, format.language],
  );
  const own = palette.status.overstock.mark;

  const at = (event: PointerEvent<SVGSVGElement>) =>
    scales.nearest(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const onDown = (event: PointerEvent<SVGSVGElement>) => {
    if (!onSelect || event.button !== 0) return;
    const i = at(event);
    if (!days[i].ahead) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragStart.current = i;
    onSelect({ from: i, to: i });
  };
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    const i = at(event);
    setHovered(i);
    if (dragStart.current === null) return;
    const to = Math.max(i, origin + 1);
    onSelect?.({ from: Math.min(dragStart.current, to), to: Math.max(dragStart.current, to) });
  };
  const onUp = () => {
    dragStart.current = null;
  };
  const half = days.length > 1 ? (scales.right - scales.left) / (days.length - 1) / 2 : 8;
  const shown = hovered === null ? null : days[hovered];

  return (
    <>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        style={{ ...SVG_STYLE, cursor: onSelect && shown?.ahead ? 'pointer' : undefined }}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={onUp}
        onPointerLeave={() => setHovered(null)}
      >
        {selection && days[selection.from] && days[selection.to] && (
          <rect
            x={scales.x(days[selection.from].day) - half}
            width={scales.x(days[selection.to].day) - scales.x(days[selection.from].day) + 2 * half}
            y={scales.top}
            height={scales.bottom - scales.top + 24}
            rx={4}
            fill={palette.accentSoft}
            stroke={palette.accent}
            strokeOpacity={0.45}
          />
        )}
        {scales.ticks.map((units) => (
          <g key={units}>
            <line x1={scales.left} x2={scales.right} y1={scales.y(units)} y2={scales.y(units)} stroke={chart.grid} />
            <text x={scales.left - 9} y={scales.y(units)} dy="0.35em" textAnchor="end" fill={chart.axis} fontSize={11}>
              {format.axisUnits(units)}
            </text>
          </g>
        ))}
        {ticks.days.map((day) => (
          <text
            key={day}
            x={scales.x(day)}
            y={scales.bottom + LABELS_BELOW}
            textAnchor={scales.x(day) > scales.right - 24 ? 'end' : 'middle'}
            fill={chart.axis}
            fontSize={11}
          >
            {ticks.label(day)}
          </text>
        ))}
        <path d={areaPath(drawn.past, scales.bottom)} fill={chart.historyFill} />
        {drawn.bands.map(({ d, opacity }) => (
          <path key={opacity} d={d} fill={chart.forecast} opacity={opacity} />
        ))}
        <line x1={scales.left} x2={scales.right} y1={scales.bottom} y2={scales.bottom} stroke={palette.line} />
        {origin >= 0 && (
          <g>
            <line
              x1={scales.x(days[origin].day)}
              x2={scales.x(days[origin].day)}
              y1={scales.top - 10}
              y2={scales.bottom}
              stroke={palette.lineStrong}
              strokeDasharray="3 3"
            />
            <text x={scales.x(days[origin].day) + 6} y={scales.top - 4} fill={palette.inkMuted} fontSize={11}>
              {dividerLabel}
            </text>
          </g>
        )}
        <path d={linePath(drawn.past)} fill="none" stroke={chart.history} strokeWidth={1.75} strokeLinejoin="round" />
        {withActuals && (
          <path
            d={linePath(drawn.naive)}
            fill="none"
            stroke={chart.reference}
            strokeWidth={1.4}
            strokeDasharray="1.5 3"
          />
        )}
        <path
          d={linePath(drawn.model)}
          fill="none"
          stroke={chart.forecast}
          strokeWidth={1.75}
          strokeDasharray="4 3"
          strokeLinejoin="round"
        />
        <path
          d={linePath(drawn.expected)}
          fill="none"
          stroke={chart.forecast}
          strokeWidth={2.25}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        {days.map(({ day, mean, modelMean }) =>
          modelMean === null || mean === null ? null : (
            <circle
              key={day}
              cx={scales.x(day)}
              cy={scales.y(mean)}
              r={4.5}
              fill={palette.surface}
              stroke={own}
              strokeWidth={2.5}
            />
          ),
        )}
        {withActuals && (
          <g>
            <path
              d={linePath(
                bridged(drawn.actual, CLOSED_DAYS).map((i) => {
                  const value = drawn.actual[i];
                  return { x: scales.x(days[i].day), y: value === null ? null : scales.y(value) };
                }),
              )}
              fill="none"
              stroke={chart.history}
              strokeWidth={1.75}
              strokeLinejoin="round"
            />
            {drawn.actual.map((value, i) =>
              value === null ? null : (
                <circle
                  key={days[i].day}
                  cx={scales.x(days[i].day)}
                  cy={scales.y(value)}
                  r={2.6}
                  fill={chart.history}
                />
              ),
            )}
          </g>
        )}
        {days.map(({ day, events }) =>
          events.map(({ kind }, i) => (
            <EventMark
              key={`${day}${kind}`}
              kind={kind}
              x={scales.x(day)}
              y={scales.bottom + EVENTS_BELOW - i * 10}
              palette={palette}
            />
          )),
        )}
        {shown && (
          <g pointerEvents="none">
            <line
              x1={scales.x(shown.day)}
              x2={scales.x(shown.day)}
              y1={scales.top}
              y2={scales.bottom}
              stroke={palette.lineStrong}
              strokeOpacity={0.7}
            />
            {[shown.mean, shown.sold].map((value, i) =>
              value === null ? null : (
                <circle
                  key={i === 0 ? 'mean' : 'sold'}
                  cx={scales.x(shown.day)}
                  cy={scales.y(value)}
                  r={4}
                  fill={i === 0 ? chart.forecast : chart.history}
                  stroke={palette.surface}
                  strokeWidth={1.5}
                />
              ),
            )}
          </g>
        )}
      </svg>
      {shown && <PlotTooltip {...tooltip(shown)} x={scales.x(shown.day)} top={scales.top} width={width} />}
    </>
  );
}
