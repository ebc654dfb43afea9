// What to know before trusting a model, in the window's language.
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import { useFormat } from '#renderer/format/use-format.ts';

/** The card's notices in words; its own English notes where the card is older than the notices. */
export function useModelNoticeWords(): (card: ModelCard) => string[] {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ notices, notes }) => {
    if (notices.length < notes.length) return notes;
    return notices.map(({ code, values: { count = 0, of = 0, share = 0, needed = 0 } }) =>
      t(`models.note.${code}`, {
        count,
        formatted: format.count(count),
        of: format.count(of),
        share: format.percent(share, 1),
        needed: format.count(needed),
      }),
    );
  };
}
