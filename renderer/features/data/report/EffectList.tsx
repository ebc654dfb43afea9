// What the import does (or did) to the store, in counts.
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { FactList } from '../FactList.tsx';

const MOST_STORES = 4;

export function EffectList({ report, isCommitted }: { report: ImportReport; isCommitted: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { effect, events, result } = report;
  const names = result.stores.slice(0, MOST_STORES);
  const more = result.stores.length - names.length;
  const plannedWords = (days: readonly string[]) => {
    const [first, last] = [days[0], days[days.length - 1]];
    const range = first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`;
    return t('data.effect.plannedDays', { count: days.length, formatted: format.count(days.length), range });
  };
  const rows: [string, string][] = [
    [t('data.effect.stores'), more > 0 ? `${names.join(', ')} +${format.count(more)}` : names.join(', ')],
    [
      t('data.effect.period'),
      result.firstDay && result.lastDay ? `${format.day(result.firstDay)} – ${format.day(result.lastDay)}` : '–',
    ],
    [t('data.effect.products'), format.count(result.products)],
    [t('data.effect.newProducts'), format.count(effect.newProducts)],
    [t('data.effect.inserted'), format.count(effect.inserted)],
    [t('data.effect.replaced'), format.count(effect.replaced)],
    [t('data.effect.unchanged'), format.count(effect.unchanged)],
    ...(effect.kept > 0 ? [[t('data.effect.kept'), format.count(effect.kept)] as [string, string]] : []),
    [t('data.effect.units'), format.count(result.units)],
    ...(events.days.length > 0 ? [[t('data.effect.planned'), plannedWords(events.days)] as [string, string]] : []),
  ];
  return (
    <Section title={isCommitted ? t('data.effect.titleDone') : t('data.effect.title')}>
      <FactList facts={rows} />
    </Section>
  );
}
