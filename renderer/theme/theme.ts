// The MUI theme: our palette, a small type scale with tabular figures, dense controls, motion under 200 ms.
import { createTheme, type PaletteOptions } from '@mui/material/styles';
import type { CSSProperties } from 'react';
import { components } from './components.ts';
import { dark, light, type Palette } from './palette.ts';
import { MOTION, SPACING, TYPE } from './tokens.ts';

declare module '@mui/material/styles' {
  interface TypeBackground {
    sunken: string;
    sidebar: string;
    raised: string;
  }
  interface Palette {
    accentSoft: string;
    lineStrong: string;
  }
  interface PaletteOptions {
    accentSoft?: string;
    lineStrong?: string;
  }
}

interface OwnVariants<T> {
  figure: T;
  label: T;
}

declare module '@mui/material/styles' {
  interface TypographyVariants extends OwnVariants<CSSProperties> {}
  interface TypographyVariantsOptions extends Partial<OwnVariants<CSSProperties>> {}
}

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    figure: true;
    label: true;
    h4: false;
    h5: false;
    h6: false;
  }
}

function toMuiPalette(p: Palette): PaletteOptions {
  const tone = (t: { ink: string; soft: string; mark: string }) => ({
    main: t.ink,
    light: t.soft,
    dark: t.ink,
    contrastText: p.surface,
  });
  return {
    mode: p.mode,
    primary: { main: p.accent, dark: p.accentStrong, light: p.accentSoft, contrastText: p.onAccent },
    secondary: { main: p.ink, dark: p.ink, light: p.inkMuted, contrastText: p.surface },
    success: tone(p.positive),
    warning: tone(p.warning),
    error: tone(p.danger),
    info: tone(p.info),
    background: { default: p.canvas, paper: p.surface, sunken: p.sunken, sidebar: p.sidebar, raised: p.raised },
    text: { primary: p.ink, secondary: p.inkMuted },
    divider: p.line,
    lineStrong: p.lineStrong,
    accentSoft: p.accentSoft,
    action: {
      hover: p.mode === 'light' ? 'rgba(60, 45, 20, 0.05)' : 'rgba(255, 240, 215, 0.06)',
      selected: p.accentSoft,
      active: p.inkMuted,
    },
  };
}

const fontFamily = "'Inter Variable', system-ui, sans-serif";
const figures = { fontFamily, fontFeatureSettings: "'tnum' 1" };

/** One theme with two schemes; MUI switches them by data-theme on <html>. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme', cssVarPrefix: 'sc' },
  colorSchemes: { light: { palette: toMuiPalette(light) }, dark: { palette: toMuiPalette(dark) } },
  // The unit that `borderRadius` in sx counts in, as spacing does.
  shape: { borderRadius: 4 },
  spacing: SPACING,
  breakpoints: { values: { xs: 0, sm: 640, md: 900, lg: 1180, xl: 1600 } },
  transitions: {
    duration: {
      shortest: MOTION.quick,
      shorter: MOTION.quick,
      short: MOTION.usual,
      standard: MOTION.usual,
      complex: MOTION.slow,
      enteringScreen: MOTION.usual,
      leavingScreen: MOTION.quick,
    },
  },
  typography: {
    fontFamily,
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: TYPE.title, lineHeight: 1.25, fontWeight: 640, letterSpacing: '-0.018em' },
    h2: { fontSize: TYPE.heading, lineHeight: 1.4, fontWeight: 620, letterSpacing: '-0.008em' },
    h3: { fontSize: '0.875rem', lineHeight: 1.4, fontWeight: 620 },
    body1: { fontSize: TYPE.text, lineHeight: 1.55 },
    body2: { fontSize: TYPE.body, lineHeight: 1.5 },
    caption: { fontSize: TYPE.caption, lineHeight: 1.45 },
    button: { fontSize: TYPE.body, fontWeight: 560, textTransform: 'none', letterSpacing: 0 },
    figure: { fontSize: TYPE.figure, lineHeight: 1.15, fontWeight: 620, letterSpacing: '-0.022em', ...figures },
    label: { fontFamily, fontSize: '0.8125rem', lineHeight: 1.35, fontWeight: 540 },
  },
  components,
});
