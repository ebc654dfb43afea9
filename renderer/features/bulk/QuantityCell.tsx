// The order quantity, editable in place: Enter keeps it, Escape does not, an empty field takes the proposal again.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ResetGlyph } from '#renderer/ui/table/glyphs.tsx';

const LARGEST = 10_000_000;

/** The number typed, null for "take the proposal", undefined for what is no order quantity. */
export function readQuantity(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value <= LARGEST ? value : undefined;
}

interface Props {
  line: BulkLine;
  onSet: (line: BulkLine, quantity: number | null) => void;
}

export function QuantityCell({ line, onSet }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState(String(line.orderQuantity));
  useEffect(() => setDraft(String(line.orderQuantity)), [line.orderQuantity]);
  const quantity = readQuantity(draft);

  const keep = () => {
    if (quantity === undefined || quantity === line.orderQuantity || (quantity === null && !line.edited)) {
      setDraft(String(line.orderQuantity));
      return;
    }
    onSet(line, quantity);
  };

  const reset = t('bulk.proposedAgain', { quantity: format.count(line.proposedQuantity) });
  return (
    <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 2 }}>
      {line.edited && (
        <button type="button" className="dt-button" title={reset} aria-label={reset} onClick={() => onSet(line, null)}>
          <ResetGlyph />
        </button>
      )}
      <input
        className="dt-input"
        inputMode="numeric"
        aria-label={t('bulk.quantityOf', { product: line.name })}
        aria-invalid={quantity === undefined}
        data-edited={line.edited}
        style={{ fontWeight: line.orderQuantity > 0 ? 620 : 450 }}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
          if (key === 'Escape') setDraft(String(line.orderQuantity));
        }}
      />
    </div>
  );
}
