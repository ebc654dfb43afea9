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
  const top = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? inner.width / (values.length - 1) : 0;
  const place = (i: number) => {
    const value = values[i];
    return { x: i * step, y: value === null ? null : inner.height * (1 - value / top) };
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
