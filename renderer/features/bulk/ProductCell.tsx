// The product of a line: its name, its code and category, and the button that opens the line.
import type { BulkLine } from '#core/contract/bulk.ts';
import { ChevronGlyph } from '#renderer/ui/glyphs.tsx';

interface Props {
  line: BulkLine;
  isOpen: boolean;
  /** Name of the button. */
  detailsLabel: string;
  toggle: (product: string) => void;
}

export function ProductCell({ line, isOpen, detailsLabel, toggle }: Props) {
  const { name, product, category } = line;
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
      <div className="dt-muted">{name === product ? category : [product, category].filter(Boolean).join(' · ')}</div>
    </div>
  );
}
