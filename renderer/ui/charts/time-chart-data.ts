// What a chart over days shows.
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

export interface TimeChartProps {
  /** Days since 1970-01-01; every other array has one entry for each. */
  days: number[];
  lines: ChartLine[];
  /** Days to mark under the lines (promotions). */
  marks?: { days: number[]; color: string };
  tooltip: (index: number) => { title: string; rows: TooltipRow[] };
  /** What the picture shows, read out instead of it. */
  label: string;
  height?: number;
}
