// The product of a line: its name, its code and category, and the button that opens the line.
import { ChevronGlyph } from '../glyphs.tsx';

interface Props {
  /** Its code. */
  product: string;
  name: string;
  /** Stands behind the code: its category. */
  more: string | null;
  isOpen: boolean;
  /** Name of the button. */
  detailsLabel: string;
  toggle: (product: string) => void;
}

export function ProductCell({ product, name, more, isOpen, detailsLabel, toggle }: Props) {
  return (
    <div className="dt-with-button">
      <button
        type="button"
        className="dt-button"
        aria-expanded={isOpen}
        aria-label={detailsLabel}
        onClick={() => toggle(product)}
      >
        <ChevronGlyph />
      </button>
      <div className="dt-strong" title={name}>
        {name}
      </div>
      <div className="dt-muted">{name === product ? more : [product, more].filter(Boolean).join(' · ')}</div>
    </div>
  );
}
