// Demand above and profit below against one price axis; prices seen so far are shaded, marked prices are lines.
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { PricePoint } from '#core/contract/price-curve.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { linearScale } from './linear-scale.ts';
import { PlotTooltip } from './PlotTooltip.tsx';
import { bandPath, linePath } from './paths.ts';
import { useWidth } from './use-width.ts';

export interface PriceMark {
  key: string;
  label: string;
  price: number;
  tone: 'last' | 'own' | 'best';
}

interface Props {
  /** What the picture shows, read out instead of it. */
  label: string;
  points: PricePoint[];
  /** Lowest and highest price seen. */
  seen: { low: number; high: number };
  marks: PriceMark[];
  currency: string;
  words: { demand: string; profit: string; raw: string; seen: string; band: string };
  /** A price was chosen by click. */
  onPick?: (price: number) => void;
}

const MARGIN = { top: 30, right: 16, bottom: 26, left: 52 };
const DEMAND_HEIGHT = 150;
const PROFIT_HEIGHT = 96;
const GAP = 40;

export function PriceChart({ label, points, seen, marks, currency, words, onPick }: Props) {
  const palette = usePalette();
  const { chart } = palette;
  const format = useFormat();
  const [width, measure] = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number | null>(null);
  const hasProfit = points.some(({ profit }) => profit !== null);
  const inner = Math.max(120, width - MARGIN.left - MARGIN.right);
  const [first, last] = [points[0].price, points[points.length - 1].price];
  const x = linearScale([first, last], [0, inner], Math.max(3, Math.floor(inner / 90)));
  const top = Math.max(1e-9, ...points.flatMap(({ high, raw }) => [high, raw]));
  const demand = linearScale([0, top * 1.05], [DEMAND_HEIGHT, 0], 3);
  const profits = points.map(({ profit }) => profit ?? 0);
  const profit = linearScale([Math.min(0, ...profits), Math.max(1e-9, ...profits) * 1.05], [PROFIT_HEIGHT, 0], 3);
  // Ticks of less than a whole say their cents; else two of them would read alike.
  const isCents = profit.ticks.some((tick) => !Number.isInteger(tick));
  const profitTop = DEMAND_HEIGHT + GAP;
  const bottom = hasProfit ? profitTop + PROFIT_HEIGHT : DEMAND_HEIGHT;
  const height = MARGIN.top + bottom + MARGIN.bottom;
  const money = (value: number) => format.money(value, currency);
  const tones = { last: palette.inkMuted, own: chart.promotion, best: chart.forecast };
  const shown = at === null ? null : points[at];
  const nearest = (clientX: number, box: DOMRect) => {
    const price = first + ((clientX - box.left - MARGIN.left) / inner) * (last - first);
    let best = 0;
    points.forEach((point, i) => {
      if (Math.abs(point.price - price) < Math.abs(points[best].price - price)) best = i;
    });
    return best;
  };
  const seenFrom = x(Math.max(first, seen.low));
  const seenTo = x(Math.min(last, seen.high));
  return (
    <Box
      ref={measure}
      sx={{ position: 'relative', height, cursor: onPick ? 'pointer' : undefined }}
      onPointerMove={(event) => setAt(nearest(event.clientX, event.currentTarget.getBoundingClientRect()))}
      onPointerLeave={() => setAt(null)}
      onClick={(event) => onPick?.(points[nearest(event.clientX, event.currentTarget.getBoundingClientRect())].price)}
    >
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        style={{ display: 'block', overflow: 'visible' }}
      >
        <g transform={`translate(${MARGIN.left} ${MARGIN.top})`} fontFamily="inherit" fontSize={11.5}>
          <rect
            x={seenFrom}
            y={0}
            width={Math.max(1, seenTo - seenFrom)}
            height={bottom}
            fill={chart.historyFill}
            opacity={0.55}
          />
          {demand.ticks.map((tick) => (
            <g key={tick} transform={`translate(0 ${demand(tick)})`}>
              <line x2={inner} stroke={chart.grid} />
              <text x={-8} dy="0.34em" textAnchor="end" fill={chart.axis}>
                {format.axisUnits(tick)}
              </text>
            </g>
          ))}
          <Heading y={-10} text={words.demand} fill={palette.ink} />
          <path
            d={bandPath(points.map(({ price, low, high }) => ({ x: x(price), low: demand(low), high: demand(high) })))}
            fill={chart.forecast}
            opacity={0.18}
          />
          {points.map(({ price, raw }) => (
            <circle key={price} cx={x(price)} cy={demand(raw)} r={1.9} fill={chart.reference} />
          ))}
          <path
            d={linePath(points.map(({ price, mean }) => ({ x: x(price), y: demand(mean) })))}
            fill="none"
            stroke={chart.forecast}
            strokeWidth={2.25}
            strokeLinejoin="round"
          />
          {hasProfit && (
            <g transform={`translate(0 ${profitTop})`}>
              {profit.ticks.map((tick) => (
                <g key={tick} transform={`translate(0 ${profit(tick)})`}>
                  <line x2={inner} stroke={tick === 0 ? palette.lineStrong : chart.grid} />
                  <text x={-8} dy="0.34em" textAnchor="end" fill={chart.axis}>
                    {isCents ? format.money(tick, currency, true) : format.shortMoney(tick, currency)}
                  </text>
                </g>
              ))}
              <Heading y={-10} text={words.profit} fill={palette.ink} />
              <path
                d={linePath(points.map(({ price, profit: value }) => ({ x: x(price), y: profit(value ?? 0) })))}
                fill="none"
                stroke={chart.promotion}
                strokeWidth={2.25}
                strokeLinejoin="round"
              />
            </g>
          )}
          {marks.map(({ key, price, tone }) =>
            price < first || price > last ? null : (
              <line
                key={key}
                x1={x(price)}
                x2={x(price)}
                y1={0}
                y2={bottom}
                stroke={tones[tone]}
                strokeWidth={1.5}
                strokeDasharray={tone === 'last' ? '3 4' : undefined}
              />
            ),
          )}
          <MarkLabels marks={marks} x={x} tones={tones} inner={inner} first={first} last={last} />
          {x.ticks.map((tick) => (
            <text key={tick} x={x(tick)} y={bottom + 18} textAnchor="middle" fill={chart.axis}>
              {format.money(tick, currency, true)}
            </text>
          ))}
          {shown && (
            <line x1={x(shown.price)} x2={x(shown.price)} y1={0} y2={bottom} stroke={palette.ink} opacity={0.35} />
          )}
        </g>
      </svg>
      {shown && (
        <PlotTooltip
          x={MARGIN.left + x(shown.price)}
          top={MARGIN.top + 8}
          width={width}
          title={format.money(shown.price, currency, true)}
          rows={[
            { label: words.demand, value: format.units(shown.mean), color: chart.forecast },
            { label: words.band, value: format.band({ mean: shown.mean, low: shown.low, high: shown.high }) },
            { label: words.raw, value: format.units(shown.raw), color: chart.reference },
            ...(shown.profit === null
              ? []
              : [{ label: words.profit, value: money(shown.profit), color: chart.promotion }]),
          ]}
        />
      )}
    </Box>
  );
}

const Heading = ({ y, text, fill }: { y: number; text: string; fill: string }) => (
  <text x={-MARGIN.left + 4} y={y} fill={fill} fontWeight={580} fontSize={12}>
    {text}
  </text>
);

interface LabelProps {
  marks: PriceMark[];
  x: (price: number) => number;
  tones: Record<PriceMark['tone'], string>;
  inner: number;
  first: number;
  last: number;
}

/** Words above the lines; where two would touch, the later one moves up a row. */
function MarkLabels({ marks, x, tones, inner, first, last }: LabelProps) {
  const rows: number[] = [];
  return marks
    .filter(({ price }) => price >= first && price <= last)
    .sort((a, b) => a.price - b.price)
    .map(({ key, label, price, tone }) => {
      const width = label.length * 6.2;
      const center = Math.min(inner - width / 2, Math.max(width / 2 + 40, x(price)));
      let row = 0;
      while ((rows[row] ?? -1e9) > center - width / 2 - 6) row++;
      rows[row] = center + width / 2;
      return (
        <text key={key} x={center} y={-6 - row * 13} textAnchor="middle" fill={tones[tone]} fontWeight={580}>
          {label}
        </text>
      );
    });
}
