// Money in stock against sales lost, one point a service level; the chosen point is dragged along the curve, or moved by keys.
import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { linearScale } from './linear-scale.ts';
import { linePath } from './paths.ts';
import { useWidth } from './use-width.ts';

export interface ExchangePoint {
  /** Money in stock, and sales lost for want of it. */
  stock: number;
  lost: number;
  /** Its level in words. */
  label: string;
}

export interface ExchangeMark extends ExchangePoint {
  tone: 'today' | 'best';
}

interface Props {
  /** What the picture shows, read out instead of it. */
  label: string;
  points: readonly ExchangePoint[];
  marks: readonly ExchangeMark[];
  /** Index of the chosen point. */
  value: number;
  onChange: (index: number) => void;
  currency: string;
  words: {
    stock: string;
    lost: string;
    /** What the handle moves, and a point read out. */
    handle: string;
    point: (index: number) => string;
  };
}

const MARGIN = { top: 30, right: 24, bottom: 44, left: 60 };
const HEIGHT = 270;
const HANDLE = 22;
/** Room for the words of a mark. */
const LABEL_WIDTH = 110;
const LABEL_GAP = 12;
const LABEL_LINE = 16;
/** Points that Page Up and Page Down move by. */
const PAGE = 4;

export function TradeOffChart({ label, points, marks, value, onChange, currency, words }: Props) {
  const palette = usePalette();
  const { chart } = palette;
  const format = useFormat();
  const [width, measure] = useWidth<HTMLDivElement>();
  const isDragging = useRef(false);
  const inner = Math.max(120, width - MARGIN.left - MARGIN.right);
  const all = [...points, ...marks];
  const x = linearScale([0, Math.max(1e-9, ...all.map(({ stock }) => stock)) * 1.04], [0, inner], inner / 110);
  const y = linearScale([0, Math.max(1e-9, ...all.map(({ lost }) => lost)) * 1.06], [HEIGHT, 0], 4);
  const tones = { today: palette.ink, best: chart.promotion };
  const money = (amount: number) => format.shortMoney(amount, currency);
  /** Above the curve, where nothing else is; the later of two that are close goes a line above the other. */
  const labelTop = (i: number): number => {
    const own = y(marks[i].lost) - LABEL_GAP;
    const isClose = i > 0 && Math.abs(x(marks[i].stock) - x(marks[i - 1].stock)) < LABEL_WIDTH;
    return isClose ? Math.min(own, labelTop(i - 1) - LABEL_LINE) : own;
  };
  const chosen = points[value];

  const nearest = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): number => {
    const box = currentTarget.getBoundingClientRect();
    const [atX, atY] = [clientX - box.left - MARGIN.left, clientY - box.top - MARGIN.top];
    const distance = ({ stock, lost }: ExchangePoint) => (x(stock) - atX) ** 2 + (y(lost) - atY) ** 2;
    return points.reduce((best, point, i) => (distance(point) < distance(points[best]) ? i : best), 0);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const index = nearest(event);
    if (index !== value) onChange(index);
  };
  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      PageUp: value + PAGE,
      PageDown: value - PAGE,
      Home: 0,
      End: points.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChange(Math.min(points.length - 1, Math.max(0, next)));
  };

  return (
    <Box
      ref={measure}
      sx={{
        position: 'relative',
        height: MARGIN.top + HEIGHT + MARGIN.bottom,
        cursor: 'grab',
        touchAction: 'none',
        userSelect: 'none',
        '&:active': { cursor: 'grabbing' },
      }}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => isDragging.current && drag(event)}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onPointerCancel={() => {
        isDragging.current = false;
      }}
    >
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={MARGIN.top + HEIGHT + MARGIN.bottom}
        style={{ display: 'block', overflow: 'visible' }}
      >
        <g transform={`translate(${MARGIN.left} ${MARGIN.top})`} fontFamily="inherit" fontSize={11.5}>
          {y.ticks.map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line x2={inner} stroke={tick === 0 ? palette.lineStrong : chart.grid} />
              <text x={-8} dy="0.34em" textAnchor="end" fill={chart.axis}>
                {money(tick)}
              </text>
            </g>
          ))}
          {x.ticks.map((tick) => (
            <text key={tick} x={x(tick)} y={HEIGHT + 18} textAnchor="middle" fill={chart.axis}>
              {money(tick)}
            </text>
          ))}
          <text x={-MARGIN.left + 4} y={-13} fill={palette.ink} fontWeight={580} fontSize={12}>
            {words.lost}
          </text>
          <text x={inner} y={HEIGHT + 38} textAnchor="end" fill={palette.ink} fontWeight={580} fontSize={12}>
            {words.stock}
          </text>
          {chosen && (
            <path
              d={`M0 ${y(chosen.lost)}H${x(chosen.stock)}V${HEIGHT}`}
              fill="none"
              stroke={chart.forecast}
              strokeDasharray="3 4"
              opacity={0.7}
            />
          )}
          <path
            d={linePath(points.map(({ stock, lost }) => ({ x: x(stock), y: y(lost) })))}
            fill="none"
            stroke={chart.forecast}
            strokeWidth={2.25}
            strokeLinejoin="round"
          />
          {points.map((point) => (
            <circle key={point.label} cx={x(point.stock)} cy={y(point.lost)} r={2.6} fill={chart.forecast} />
          ))}
          {marks.map(({ tone, stock, lost, label: name }, i) => (
            <g key={tone} transform={`translate(${x(stock)} ${y(lost)})`}>
              <rect
                x={-5}
                y={-5}
                width={10}
                height={10}
                transform="rotate(45)"
                fill={palette.surface}
                stroke={tones[tone]}
                strokeWidth={2}
              />
              <text
                x={x(stock) > inner - LABEL_WIDTH ? 6 : 8}
                y={labelTop(i) - y(lost)}
                textAnchor={x(stock) > inner - LABEL_WIDTH ? 'end' : 'start'}
                fill={tones[tone]}
                fontWeight={580}
                fontSize={12}
              >
                {name}
              </text>
            </g>
          ))}
        </g>
      </svg>
      {chosen && (
        <Box
          role="slider"
          tabIndex={0}
          aria-label={words.handle}
          aria-valuemin={0}
          aria-valuemax={points.length - 1}
          aria-valuenow={value}
          aria-valuetext={words.point(value)}
          onKeyDown={step}
          sx={{
            position: 'absolute',
            left: MARGIN.left + x(chosen.stock) - HANDLE / 2,
            top: MARGIN.top + y(chosen.lost) - HANDLE / 2,
            width: HANDLE,
            height: HANDLE,
            borderRadius: '50%',
            bgcolor: chart.forecast,
            border: `4px solid ${palette.surface}`,
            boxShadow: '0 1px 4px rgba(0, 0, 0, 0.35)',
            '&:focus-visible': { outline: `2px solid ${chart.forecast}`, outlineOffset: 2 },
          }}
        />
      )}
    </Box>
  );
}
