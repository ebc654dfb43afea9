// How a table looks: one sheet of classes, because a style computed for every cell is too slow while scrolling.
import GlobalStyles from '@mui/material/GlobalStyles';
import type { Theme } from '@mui/material/styles';

/** Every row that is not open is as high: where a row lies is known without asking the browser. */
export const ROW_HEIGHT = 48;

const sheet = (theme: Theme) => {
  const { palette } = (theme as Theme & { vars: Theme }).vars;
  const focus = { outline: `2px solid ${palette.primary.main}`, outlineOffset: -1 };
  return {
    '.dt-row': { position: 'absolute', left: 0, right: 0, borderBottom: `1px solid ${palette.divider}` },
    // What happens in a row of known height concerns no other: the browser need not look further.
    '.dt-row:not(.dt-open)': { height: ROW_HEIGHT, contain: 'size layout style' },
    '.dt-cells': {
      display: 'grid',
      alignItems: 'center',
      columnGap: 16,
      padding: '0 12px',
      height: ROW_HEIGHT - 1,
      fontSize: '0.8438rem',
      lineHeight: 1.35,
    },
    '.dt-cells:hover': { backgroundColor: palette.action.hover },
    '.dt-selected > .dt-cells': { backgroundColor: palette.accentSoft },
    '.dt-open > .dt-cells, .dt-open > .dt-cells:hover': { backgroundColor: palette.background.sunken },
    // Only words are cut off where room is short: each box that cuts is work for the browser, and a cut number would lie.
    '.dt-cell': { minWidth: 0 },
    '.dt-number': { textAlign: 'right', fontFeatureSettings: "'tnum' 1", whiteSpace: 'nowrap' },
    '.dt-with-button': { position: 'relative', paddingLeft: 32 },
    '.dt-with-button > .dt-button': { position: 'absolute', left: 0, top: 'calc(50% - 14px)' },
    '.dt-sign': { marginRight: 4, fontSize: 14, verticalAlign: -2 },
    '.dt-expansion': { borderTop: `1px solid ${palette.divider}` },
    '.dt-strong': { fontWeight: 560, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
    '.dt-muted': {
      fontSize: '0.7813rem',
      color: palette.text.secondary,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    },
    '.dt-loading': { width: '70%', height: 10, borderRadius: 4, backgroundColor: palette.action.hover },
    '.dt-check': { width: 17, height: 17, margin: 0, accentColor: palette.primary.main, display: 'block' },
    '.dt-check:focus-visible': { ...focus, outlineOffset: 2 },
    '.dt-button': {
      display: 'inline-grid',
      placeItems: 'center',
      width: 28,
      height: 28,
      padding: 0,
      border: 0,
      borderRadius: 6,
      background: 'none',
      color: palette.text.secondary,
      fontSize: 18,
      cursor: 'pointer',
    },
    '.dt-number > .dt-button': { verticalAlign: 'middle', marginRight: 2, fontSize: 15 },
    '.dt-button:hover': { backgroundColor: palette.action.hover, color: palette.text.primary },
    '.dt-button:focus-visible': focus,
    '.dt-button[aria-expanded=true] > svg': { transform: 'rotate(90deg)' },
    '.dt-input': {
      boxSizing: 'border-box',
      width: 76,
      height: 30,
      padding: '0 8px',
      border: `1px solid ${palette.divider}`,
      borderRadius: 6,
      backgroundColor: palette.background.paper,
      color: palette.text.primary,
      font: 'inherit',
      fontWeight: 620,
      textAlign: 'right',
      fontFeatureSettings: "'tnum' 1",
    },
    '.dt-input[data-none=true]': { fontWeight: 450 },
    '.dt-input:hover': { borderColor: palette.lineStrong },
    '.dt-input:focus': focus,
    '.dt-input[data-edited=true]': { borderColor: palette.primary.main, backgroundColor: palette.primary.light },
    '.dt-input[aria-invalid=true]': { borderColor: palette.error.main, color: palette.error.main },
  } as const;
};

export const TableStyles = () => <GlobalStyles styles={(theme) => sheet(theme)} />;
