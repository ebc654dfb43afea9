// How MUI's parts look here: flat cards with a hairline, dense tables, visible focus, no ripple.
import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';
import { CORNERS, ELEVATION, TYPE } from './tokens.ts';

type OurTheme = Omit<Theme, 'components' | 'palette'> & CssVarsTheme;

/** Visible focus for anything that takes it, in the accent with a gap to what is focused. */
export const focusRing = {
  outline: '2px solid var(--sc-palette-primary-main)',
  outlineOffset: 2,
} as const;

export const components: Components<OurTheme> = {
  MuiCssBaseline: {
    styleOverrides: {
      ':root': {
        fontSynthesis: 'none',
        textRendering: 'optimizeLegibility',
        '--sc-shadow-low': ELEVATION.light.low,
        '--sc-shadow-high': ELEVATION.light.high,
      },
      ':root[data-theme=dark]': { '--sc-shadow-low': ELEVATION.dark.low, '--sc-shadow-high': ELEVATION.dark.high },
      body: { WebkitFontSmoothing: 'antialiased' },
      '*:focus-visible': focusRing,
      'html[data-kiosk] [data-file-access]': { display: 'none !important' },
      '::selection': { background: 'var(--sc-palette-accentSoft)' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
          scrollBehavior: 'auto !important',
        },
      },
      '@media print': {
        'html, body': { background: '#fff !important', color: '#000 !important' },
        // What a page lays out for paper stands in for the window; without that the page itself is printed, without its frame.
        'body:has(> .print-sheet) #root': { display: 'none' },
        '[data-screen-only], .MuiSnackbar-root': { display: 'none !important' },
        '[data-paper-flow]': { display: 'block !important', height: 'auto !important', overflow: 'visible !important' },
        'main *': { printColorAdjust: 'exact' },
        'tr, svg': { breakInside: 'avoid' },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true, disableTouchRipple: true },
    styleOverrides: { root: { fontFamily: 'inherit', '&.Mui-focusVisible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'medium' },
    styleOverrides: {
      root: { borderRadius: CORNERS.control, minHeight: 36, paddingInline: 14, whiteSpace: 'nowrap' },
      sizeSmall: { minHeight: 30, paddingInline: 10 },
      sizeLarge: { minHeight: 42, paddingInline: 18, fontSize: '0.9375rem' },
      outlined: ({ theme }) => ({
        borderColor: theme.vars.palette.divider,
        backgroundColor: theme.vars.palette.background.paper,
        color: theme.vars.palette.text.primary,
        '&:hover': {
          borderColor: theme.vars.palette.lineStrong,
          backgroundColor: theme.vars.palette.background.sunken,
        },
      }),
      text: ({ theme }) => ({
        color: theme.vars.palette.primary.main,
        '&:hover': { backgroundColor: theme.vars.palette.accentSoft },
      }),
    },
  },
  MuiIconButton: { styleOverrides: { root: { borderRadius: 8 }, sizeSmall: { padding: 6 } } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: { backgroundImage: 'none' },
      outlined: ({ theme }) => ({ borderColor: theme.vars.palette.divider }),
    },
  },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderRadius: CORNERS.card, overflow: 'visible' } },
  },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.divider}`,
        backgroundColor: theme.vars.palette.background.raised,
        borderRadius: 10,
        boxShadow: '0 12px 32px -8px rgba(25, 18, 8, 0.28)',
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: CORNERS.dialog,
        backgroundColor: theme.vars.palette.background.raised,
        border: `1px solid ${theme.vars.palette.divider}`,
      }),
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { backgroundColor: 'rgba(30, 22, 10, 0.42)' },
      invisible: { backgroundColor: 'transparent' },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: { fontSize: TYPE.body, minHeight: 34, borderRadius: 6, marginInline: 6, paddingInline: 10 },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 8,
        fontSize: TYPE.body,
        backgroundColor: theme.vars.palette.background.paper,
        '& .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars.palette.lineStrong },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2 },
        '& .MuiInputBase-inputSizeSmall': { paddingBlock: 8 },
      }),
    },
  },
  MuiInputLabel: { styleOverrides: { root: { fontSize: TYPE.body } } },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiSelect: { defaultProps: { size: 'small' } },
  MuiTooltip: {
    // A tooltip explains; the name of what it explains stays its own words or label.
    defaultProps: { describeChild: true, enterDelay: 350, disableInteractive: true },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.background.paper,
        fontSize: TYPE.caption,
        lineHeight: 1.4,
        borderRadius: 7,
        padding: '6px 9px',
        maxWidth: 300,
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderColor: theme.vars.palette.divider,
        padding: '7px 12px',
        fontSize: TYPE.body,
        // Tabular figures widen hyphens, so only columns of numbers have them.
        '&.MuiTableCell-alignRight': { fontFeatureSettings: "'tnum' 1" },
      }),
      stickyHeader: ({ theme }) => ({ backgroundColor: theme.vars.palette.background.paper }),
      head: ({ theme }) => ({
        color: theme.vars.palette.text.secondary,
        fontSize: TYPE.caption,
        fontWeight: 560,
        lineHeight: 1.35,
        whiteSpace: 'nowrap',
      }),
    },
  },
  MuiLinearProgress: {
    styleOverrides: {
      root: ({ theme }) => ({ height: 6, borderRadius: 3, backgroundColor: theme.vars.palette.background.sunken }),
      bar: { borderRadius: 3 },
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'standard' },
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const tone = theme.vars.palette[ownerState.severity ?? 'info'];
        return {
          borderRadius: 10,
          fontSize: TYPE.body,
          alignItems: 'flex-start',
          color: theme.vars.palette.text.primary,
          backgroundColor: tone.light,
          '& .MuiAlert-icon': { color: tone.main, opacity: 1 },
        };
      },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: 'pulse' },
    styleOverrides: { root: ({ theme }) => ({ backgroundColor: theme.vars.palette.background.sunken }) },
  },
  MuiTab: {
    styleOverrides: { root: { minHeight: 40, fontSize: TYPE.body, fontWeight: 560, paddingInline: 12, minWidth: 0 } },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 }, indicator: { height: 2, borderRadius: 2 } } },
  MuiToggleButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: '5px 12px',
        fontSize: '0.8125rem',
        fontWeight: 540,
        borderColor: theme.vars.palette.divider,
        color: theme.vars.palette.text.secondary,
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: theme.vars.palette.accentSoft,
          color: theme.vars.palette.primary.main,
        },
      }),
    },
  },
};
