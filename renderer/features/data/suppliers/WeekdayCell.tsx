// On which weekdays a supplier takes orders: seven switches; none pressed means every day.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier, SupplierPatch } from '#core/contract/suppliers.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';

/** Monday 1 January 2024. */
const MONDAY = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;

export function WeekdayCell({ supplier, onChange }: { supplier: Supplier; onChange: (patch: SupplierPatch) => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const days = useMemo(() => {
    const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
    const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, day) => {
      const date = MONDAY + day * MS_PER_DAY;
      return { day, short: short.format(date).slice(0, 2), long: long.format(date) };
    });
  }, [language]);
  const chosen = new Set(supplier.orderWeekdays ?? []);
  const toggle = (day: number) => {
    const next = new Set(chosen);
    if (!next.delete(day)) next.add(day);
    const weekdays = [...next].sort((a, b) => a - b);
    // All seven say no more than none.
    onChange({
      supplier: supplier.name,
      orderWeekdays: weekdays.length === 0 || weekdays.length === 7 ? null : weekdays,
    });
  };
  return (
    <fieldset
      className="dt-days"
      aria-label={t('inputs.cell', { what: t('inputs.field.orderWeekdays'), product: supplier.name })}
    >
      {days.map(({ day, short, long }) => (
        <button
          key={day}
          type="button"
          className="dt-day"
          aria-pressed={chosen.has(day)}
          title={long}
          onClick={() => toggle(day)}
        >
          <span aria-hidden>{short}</span>
          <span style={visuallyHidden}>{long}</span>
        </button>
      ))}
    </fieldset>
  );
}
