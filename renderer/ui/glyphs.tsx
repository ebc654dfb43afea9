// Small signs that stand in every row of a table: bare SVG, because a styled icon in every row is what makes scrolling slow.

import type { StockStatus } from '#core/contract/units.ts';

/** In the size of the font around it; MarkStyles says how it is drawn. */
const Glyph = ({ path }: { path: string }) => (
  <svg className="glyph" viewBox="0 0 24 24" aria-hidden>
    <path d={path} />
  </svg>
);

export const ChevronGlyph = () => <Glyph path="M9.5 6l6 6-6 6" />;
export const ResetGlyph = () => <Glyph path="M5 5v5h5M5.6 14.5A7 7 0 1 0 7 7.6L5 10" />;
export const PencilGlyph = () => <Glyph path="M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3" />;
export const LockedGlyph = () => <Glyph path="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />;
export const UnlockedGlyph = () => <Glyph path="M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2" />;
export const CloseGlyph = () => <Glyph path="M6 6l12 12M18 6L6 18" />;

const CIRCLE = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18';
const STATUS_PATHS: Record<StockStatus, string> = {
  out: `${CIRCLE}M8 12h8`,
  critical: 'M12 4.2 21.2 20H2.8zM12 10v4M12 16.8v.1',
  low: 'M12 4v16M6 14l6 6 6-6',
  healthy: 'M4.5 12.5l5 5L19.5 7.5',
  overstock: 'M4.5 8.5v11h15v-11M3.5 4.5h17v4h-17zM9.5 13h5',
  unknown: `${CIRCLE}M9.7 9.6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1.1.9-1.1 1.7M12 16.7v.1`,
};

/** The sign of a stock status; it never stands without the word. */
export const StatusGlyph = ({ status }: { status: StockStatus }) => <Glyph path={STATUS_PATHS[status]} />;
