// A correction in a sentence.
import { useTranslation } from 'react-i18next';
import type { CorrectionFacts, ObservationValues } from '#core/contract/corrections.ts';
import { useStoreChoice } from '#renderer/features/frame/store-choice.tsx';
import { useFormat } from '#renderer/format/use-format.ts';

const NAMES = ['units', 'price', 'stock', 'promotion'] as const;

export function useCorrectionWords(): (facts: CorrectionFacts) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { store } = useStoreChoice();
  const value = (name: (typeof NAMES)[number], of: Partial<ObservationValues> | null): string => {
    const found = of?.[name];
    if (found === undefined || found === null) return t('explorer.notRecorded');
    if (typeof found === 'boolean') return t(found ? 'explorer.promoted' : 'explorer.notPromoted');
    if (name === 'price' && store) return format.money(found, store.settings.currency, true);
    return format.units(found);
  };
  return (facts) => {
    if (facts.kind === 'rename') return t('explorer.did.rename', { before: facts.before, after: facts.after });
    if (facts.kind === 'merge') return t('explorer.did.merge', { from: facts.fromName, into: facts.intoName });
    if (facts.kind === 'closed-days') {
      return facts.from === facts.to
        ? t('explorer.did.closedDay', { day: format.day(facts.from, 'long') })
        : t('explorer.did.closedDays', { from: format.day(facts.from), to: format.day(facts.to) });
    }
    const changes = NAMES.filter((name) => facts.after[name] !== undefined).map((name) =>
      t('explorer.did.value', {
        name: t(`explorer.column.${name}`),
        before: value(name, facts.before),
        after: value(name, facts.after),
      }),
    );
    return t('explorer.did.cells', { product: facts.name, day: format.day(facts.day), changes: changes.join(', ') });
  };
}
