// What a chart says about the point under the pointer, beside it on the side with more room.
import Box from '@mui/material/Box';
import { ChartTooltip, type TooltipRow } from './ChartTooltip.tsx';

interface Props {
  title: string;
  rows: TooltipRow[];
  /** Place of the point and of the text's upper edge, in pixels within the chart. */
  x: number;
  top: number;
  /** Width of the chart. */
  width: number;
}

const GAP = 14;

/** For the eye only: the same numbers are in the chart's table. */
export function PlotTooltip({ title, rows, x, top, width }: Props) {
  const side = x < width / 2 ? { left: x + GAP } : { right: width - x + GAP };
  return (
    <Box aria-hidden style={{ top, ...side }} sx={{ position: 'absolute', pointerEvents: 'none', zIndex: 2 }}>
      <ChartTooltip title={title} rows={rows} />
    </Box>
  );
}
