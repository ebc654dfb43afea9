// A history in the space of a word.
import Box from '@mui/material/Box';
import { usePalette } from '../theme/use-palette.ts';
import { linePath } from './charts/paths.ts';

interface Props {
  values: (number | null)[];
  /** Read out instead of the picture. */
  label: string;
  width?: number;
  height?: number;
}

export function Sparkline({ values, label, width = 120, height = 28 }: Props) {
  const { chart } = usePalette();
  const pad = 3;
  const inner = { width: width - pad * 2, height: height - pad * 2 };
  const top = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? inner.width / (values.length - 1) : 0;
  const path = linePath(
    values.map((value, i) => ({ x: i * step, y: value === null ? null : inner.height * (1 - value / top) })),
  );
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
