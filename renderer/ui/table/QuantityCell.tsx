// The order quantity, editable in place: Enter keeps it, Escape does not, an empty field takes the proposal again.
import { useState } from 'react';
import { ResetGlyph } from '../glyphs.tsx';

const LARGEST = 10_000_000;

/** The number typed, null for "take the proposal", undefined for what is no order quantity. */
function readQuantity(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value <= LARGEST ? value : undefined;
}

interface Props {
  quantity: number;
  /** It is the user's own, not the proposal. */
  isOwn: boolean;
  /** Name of the field. */
  label: string;
  /** Name of the button that takes the proposal again; there is one only where the quantity is the user's own. */
  resetLabel: string | null;
  /** null: the proposal again. */
  onSet: (quantity: number | null) => void;
}

export function QuantityCell({ quantity: now, isOwn, label, resetLabel, onSet }: Props) {
  /** What was typed over which quantity: it counts until the line has another one. */
  const [typed, setTyped] = useState<{ text: string; over: number } | null>(null);
  // Forgotten for good: an undo that brings the old quantity back must not bring back what was typed over it.
  if (typed && typed.over !== now) setTyped(null);
  const draft = typed?.over === now ? typed.text : null;
  const quantity = draft === null ? now : readQuantity(draft);
  const type = (text: string) => setTyped({ text, over: now });

  const keep = () => {
    const isNews = quantity !== undefined && quantity !== now && (quantity !== null || isOwn);
    // A number stays in the field until the line has it; anything else gives way to the line's own.
    if (!isNews || quantity === null) setTyped(null);
    if (isNews) onSet(quantity);
  };

  return (
    <>
      {resetLabel !== null && (
        <button
          type="button"
          className="dt-button"
          title={resetLabel}
          aria-label={resetLabel}
          onClick={() => onSet(null)}
        >
          <ResetGlyph />
        </button>
      )}
      <input
        className="dt-input"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={quantity === undefined ? true : undefined}
        data-edited={isOwn ? true : undefined}
        data-none={now === 0 ? true : undefined}
        value={draft ?? String(now)}
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
