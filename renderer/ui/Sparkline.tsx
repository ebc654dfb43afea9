// A history in the space of a word.
import Box from '@mui/material/Box';
import { usePalette } from '../theme/use-palette.ts';
import { bridged, linePath } from './charts/paths.ts';

interface Props {
  values: (number | null)[];
  /** Read out instead of the picture. */
  label: string;
  width?: number;
  height?: number;
  /** Missing values in a row that the line passes over. */
  bridge?: number;
}

export function Sparkline({ values, label, width = 120, height = 28, bridge = 0 }: Props) {
  const { chart } = usePalette();
  const pad = 3;
  const inner = { width: width - pad * 2, height: height - pad * 2 };
  const known = values.filter((value) => value !== null);
  const top = Math.max(1e-9, ...known);
  // Its shape is what it shows: no need to start at zero, but a steady series must not look wild.
  const floor = Math.max(0, Math.min(...known, top * 0.75) - 0.15 * top);
  const step = values.length > 1 ? inner.width / (values.length - 1) : 0;
  const place = (i: number) => {
    const value = values[i];
    return { x: i * step, y: value === null ? null : inner.height * (1 - (value - floor) / (top - floor)) };
  };
  const path = linePath(bridged(values, bridge).map(place));
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      sx={{ width, height, display: 'block' }}
    >
      <g transform={`translate(${pad} ${pad})`}>
        <path
          d={path}
          fill="none"
          stroke={chart.history}
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </g>
    </Box>
  );
}
