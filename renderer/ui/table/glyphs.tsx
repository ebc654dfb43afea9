// Small signs for cells: bare SVG, because a styled icon in every row is what makes scrolling slow.

interface GlyphProps {
  path: string;
  size: number;
}

const Glyph = ({ path, size }: GlyphProps) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden fill="none" stroke="currentColor" strokeWidth="2">
    <path d={path} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

export const ChevronGlyph = () => <Glyph path="M9.5 6l6 6-6 6" size={18} />;
export const ResetGlyph = () => <Glyph path="M5 5v5h5M5.6 14.5A7 7 0 1 0 7 7.6L5 10" size={15} />;
