// The order quantity, editable in place: Enter keeps it, Escape does not, an empty field takes the proposal again.
import { useState } from 'react';
import type { BulkLine } from '#core/contract/bulk.ts';
import { ResetGlyph } from '#renderer/ui/glyphs.tsx';

const LARGEST = 10_000_000;

/** The number typed, null for "take the proposal", undefined for what is no order quantity. */
function readQuantity(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value <= LARGEST ? value : undefined;
}

interface Props {
  line: BulkLine;
  /** Name of the field. */
  label: string;
  /** Name of the button that takes the proposal again; there is one only where the quantity is the user's own. */
  resetLabel: string | null;
  onSet: (line: BulkLine, quantity: number | null) => void;
}

export function QuantityCell({ line, label, resetLabel, onSet }: Props) {
  /** What was typed over which quantity: it counts until the line has another one. */
  const [typed, setTyped] = useState<{ text: string; over: number } | null>(null);
  const draft = typed?.over === line.orderQuantity ? typed.text : null;
  const quantity = draft === null ? line.orderQuantity : readQuantity(draft);
  const type = (text: string) => setTyped({ text, over: line.orderQuantity });

  const keep = () => {
    const isNews = quantity !== undefined && quantity !== line.orderQuantity && (quantity !== null || line.edited);
    // A number stays in the field until the line has it; anything else gives way to the line's own.
    if (!isNews || quantity === null) setTyped(null);
    if (isNews) onSet(line, quantity);
  };

  return (
    <>
      {resetLabel !== null && (
        <button
          type="button"
          className="dt-button"
          title={resetLabel}
          aria-label={resetLabel}
          onClick={() => onSet(line, null)}
        >
          <ResetGlyph />
        </button>
      )}
      <input
        className="dt-input"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={quantity === undefined ? true : undefined}
        data-edited={line.edited ? true : undefined}
        data-none={line.orderQuantity === 0 ? true : undefined}
        value={draft ?? String(line.orderQuantity)}
        onChange={({ target }) => type(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
          if (key === 'Escape') setTyped(null);
        }}
      />
    </>
  );
}
