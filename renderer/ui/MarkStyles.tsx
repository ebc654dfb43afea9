// The looks of marks that stand in every row of a table, as classes: computing them for each row would slow down scrolling.
import GlobalStyles from '@mui/material/GlobalStyles';
import type { Theme } from '@mui/material/styles';
import { dark, light, type Palette } from '../theme/palette.ts';

const statusColours = (scope: string, { status }: Palette) =>
  Object.fromEntries(
    Object.entries(status).map(([name, { ink, soft }]) => [
      `${scope} .status-${name}`,
      { backgroundColor: soft, color: ink },
    ]),
  );

const sheet = (theme: Theme) => {
  const { palette } = (theme as Theme & { vars: Theme }).vars;
  return {
    '.glyph': {
      width: '1em',
      height: '1em',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 2,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    '.status-chip': {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      padding: '0 8px 0 5px',
      height: 24,
      borderRadius: 6,
      fontSize: '0.7813rem',
      fontWeight: 560,
      whiteSpace: 'nowrap',
    },
    '.status-chip > svg': { fontSize: 15, strokeWidth: 2.4 },
    ...statusColours(':root', light),
    ...statusColours(':root[data-theme=dark]', dark),
    '.confidence-mark': { display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' },
    '.confidence-mark path': { fill: palette.divider },
    '.confidence-mark path.filled': { fill: palette.primary.main },
  };
};

export const MarkStyles = () => <GlobalStyles styles={sheet} />;
