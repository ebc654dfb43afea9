// What a chart over days shows.
import type { LineCustomSvgLayerProps } from '@nivo/line';
import type { TooltipRow } from './ChartTooltip.tsx';

export interface ChartLine {
  id: string;
  color: string;
  values: (number | null)[];
  width?: number;
  dash?: string;
  /** Days without a value that the line passes over (a weekly closing day); longer gaps stay gaps. */
  bridge?: number;
  /** Fills down to zero, faintly. */
  area?: string;
}

export interface ChartBand {
  id: string;
  color: string;
  opacity: number;
  low: (number | null)[];
  high: (number | null)[];
}

export interface TimeChartProps {
  /** Days since 1970-01-01; every other array has one entry for each. */
  days: number[];
  lines: ChartLine[];
  bands?: ChartBand[];
  /** Days to mark under the lines (promotions). */
  marks?: { days: number[]; color: string };
  divider?: { day: number; label: string };
  tooltip: (index: number) => { title: string; rows: TooltipRow[] };
  /** What the picture shows, read out instead of it. */
  label: string;
  height?: number;
}

export interface TimeSeries {
  id: string;
  data: { x: number; y: number | null }[];
}

export type LayerProps = LineCustomSvgLayerProps<TimeSeries>;
