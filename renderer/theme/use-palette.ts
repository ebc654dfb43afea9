// The palette of the scheme in use, as plain colours: for charts, which cannot read CSS variables.
import { useColorScheme } from '@mui/material/styles';
import { dark, light, type Palette } from './palette.ts';

export function usePalette(): Palette {
  const { mode, systemMode } = useColorScheme();
  const resolved = mode === 'system' || mode === undefined ? systemMode : mode;
  return resolved === 'dark' ? dark : light;
}
