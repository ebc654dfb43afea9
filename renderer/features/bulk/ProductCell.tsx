// The product of a line: its name, its code and category, and the button that opens the line.
import { useTranslation } from 'react-i18next';
import type { BulkLine } from '#core/contract/bulk.ts';
import { ChevronGlyph } from '#renderer/ui/table/glyphs.tsx';

interface Props {
  line: BulkLine;
  isOpen: boolean;
  toggle: (product: string) => void;
}

export function ProductCell({ line, isOpen, toggle }: Props) {
  const { t } = useTranslation();
  const { name, product, category } = line;
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 }}>
      <button
        type="button"
        className="dt-button"
        aria-expanded={isOpen}
        aria-label={t('bulk.details', { product: name })}
        onClick={() => toggle(product)}
      >
        <ChevronGlyph />
      </button>
      <div style={{ minWidth: 0 }}>
        <div className="dt-strong" title={name}>
          {name}
        </div>
        <div className="dt-muted">
          {name === product ? (category ?? '') : [product, category].filter(Boolean).join(' · ')}
        </div>
      </div>
    </div>
  );
}
