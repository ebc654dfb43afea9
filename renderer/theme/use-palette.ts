// The palette of the scheme in use, as plain colours: for charts, which cannot read CSS variables. On paper: the light one.
import { useColorScheme } from '@mui/material/styles';
import { dark, light, type Palette } from './palette.ts';
import { usePrinting } from './printing.ts';

export function usePalette(): Palette {
  const { mode, systemMode } = useColorScheme();
  const isPrinting = usePrinting();
  const resolved = mode === 'system' || mode === undefined ? systemMode : mode;
  return resolved === 'dark' && !isPrinting ? dark : light;
}
