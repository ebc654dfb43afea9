// How a heat map looks: one sheet of classes, because a style computed for every day is too slow.
import GlobalStyles from '@mui/material/GlobalStyles';
import type { Theme } from '@mui/material/styles';

/** Closed days are hatched, so that they do not rest on colour. */
const HATCHED = 'repeating-linear-gradient(45deg, var(--heat-line) 0 1.5px, transparent 1.5px 4px)';

const sheet = (theme: Theme) => {
  const { palette } = (theme as Theme & { vars: Theme }).vars;
  return {
    '.heat': { '--heat-cell': '15px', '--heat-row': '15px' },
    // The 53 weeks of a year fit a small window, too.
    '@media (max-width: 1130px)': { '.heat:not(.heat-wide)': { '--heat-cell': '13px', '--heat-row': '13px' } },
    '.heat-wide': { '--heat-cell': '56px', '--heat-row': '26px' },
    '.heat, .heat-legend': { '--heat-line': palette.text.secondary, '--heat-zero': palette.divider },
    '.heat-months': { display: 'grid', columnGap: 2, color: palette.text.secondary },
    '.heat-months > span': { width: 0, whiteSpace: 'nowrap' },
    '.heat-weekdays': { display: 'grid', gridAutoRows: 'var(--heat-row)', rowGap: 2, color: palette.text.secondary },
    '.heat-weekdays > span': { lineHeight: 'var(--heat-row)' },
    '.heat table': { borderSpacing: 2, margin: -2, tableLayout: 'fixed', width: 'max-content', height: 'max-content' },
    '.heat td': {
      boxSizing: 'border-box',
      width: 'var(--heat-cell)',
      minWidth: 'var(--heat-cell)',
      height: 'var(--heat-row)',
      padding: 0,
      borderRadius: 3,
    },
    '.heat td[data-index]': { cursor: 'pointer' },
    '.heat [data-state=zero], .heat-legend [data-state=zero]': { background: 'var(--heat-zero)' },
    '.heat [data-state=closed], .heat-legend [data-state=closed]': { background: HATCHED },
    '.heat [data-state=missing], .heat-legend [data-state=missing]': { border: '1.5px dashed var(--heat-line)' },
    // A ring says that a day stands out: it needs no colour.
    '.heat [data-outlier], .heat-legend [data-state=outlier]': {
      outline: `1.5px solid ${palette.text.primary}`,
      outlineOffset: -1.5,
    },
    '.heat td:focus-visible': { outline: `2.5px solid ${palette.primary.main}`, outlineOffset: 1 },
  } as const;
};

export const HeatStyles = () => <GlobalStyles styles={(theme) => sheet(theme)} />;
