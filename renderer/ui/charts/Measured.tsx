// A box that draws its picture once it knows how wide it is.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useWidth } from './use-width.ts';

interface Props {
  height: number;
  children: (width: number) => ReactNode;
}

export function Measured({ height, children }: Props) {
  const [width, measure] = useWidth<HTMLDivElement>();
  return (
    <Box ref={measure} sx={{ position: 'relative', minWidth: 0 }} style={{ height }}>
      {width > 0 && children(width)}
    </Box>
  );
}
