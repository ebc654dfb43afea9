// A stock status as icon and word; the colour only repeats what both say.
import { useTranslation } from 'react-i18next';
import type { StockStatus } from '#core/contract/units.ts';
import { StatusGlyph } from './glyphs.tsx';

/** In the order in which they need attention. */
export const STATUSES: StockStatus[] = ['out', 'critical', 'low', 'healthy', 'overstock', 'unknown'];

interface MarkProps {
  status: StockStatus;
  word: string;
  hint: string;
}

/** The chip with its words given: for long tables, where asking for them in every row would be felt. */
export const StatusMark = ({ status, word, hint }: MarkProps) => (
  <span className={`status-chip status-${status}`} title={hint}>
    <StatusGlyph status={status} />
    {word}
  </span>
);

export function StatusChip({ status }: { status: StockStatus }) {
  const { t } = useTranslation();
  return <StatusMark status={status} word={t(`status.${status}`)} hint={t(`statusHint.${status}`)} />;
}
