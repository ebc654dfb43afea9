// Cells of a supplier that are typed into.
import { useTranslation } from 'react-i18next';
import type { StoreSettings } from '#core/contract/stores.ts';
import { type Supplier, type SupplierPatch, supplierValuesSchema } from '#core/contract/suppliers.ts';
import { typedNumberText } from '#renderer/format/typed-number.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { EditCell } from '../terms/EditCell.tsx';
import { decimalsOf, problemWords, readField, type SupplierNumber } from '../terms/term-fields.ts';

interface Props {
  supplier: Supplier;
  settings: StoreSettings;
  /** Names that are taken. */
  names: ReadonlySet<string>;
  onChange: (patch: SupplierPatch) => void;
}

export function SupplierNumberCell({ supplier, settings, field, onChange }: Props & { field: SupplierNumber }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = (value: number) => typedNumberText(value, format.language, 1, decimalsOf(field));
  const learnt = field === 'leadTimeDays' ? supplier.leadTimes : null;
  const standIn = standInOf();
  return (
    <EditCell
      isPlain
      label={t('inputs.cell', { what: t(`inputs.field.${field}`), product: supplier.name })}
      own={learnt || supplier[field] === null ? '' : text(supplier[field])}
      standIn={standIn === null ? '–' : text(standIn)}
      origin={learnt ? t('inputs.origin.learnt') : isAssumed() ? t('inputs.origin.store') : undefined}
      originHint={learnt ? learntWords() : isAssumed() ? t('inputs.hint.store') : undefined}
      problemOf={(typed) => {
        const { problem } = readField(field, typed);
        return problem && problemWords(problem, t, format.decimal);
      }}
      onSave={(typed) => {
        const value = typed === '' ? null : readField(field, typed).value;
        // A number of days that is typed goes before what deliveries told.
        const more = field === 'leadTimeDays' && value !== null ? { leadTimes: null } : {};
        onChange({ supplier: supplier.name, [field]: value, ...more });
      }}
    />
  );

  function standInOf(): number | null {
    if (learnt) return Math.round(learnt.reduce((sum, { days, share }) => sum + days * share, 0) * 10) / 10;
    if (supplier[field] !== null) return null;
    if (field === 'leadTimeDays') return settings.leadTimeDays;
    return field === 'reviewPeriodDays' && supplier.orderWeekdays === null ? settings.reviewPeriodDays : null;
  }
  function isAssumed(): boolean {
    return supplier[field] === null && standIn !== null;
  }
  function learntWords(): string {
    const shares = (learnt ?? []).map(({ days, share }) => `${t('days', { count: days })} ${format.percent(share)}`);
    return t('inputs.hint.learnt', { shares: format.list(shares) });
  }
}

type TextField = 'name' | 'currency' | 'note';

export function SupplierTextCell({ supplier, settings, names, field, onChange }: Props & { field: TextField }) {
  const { t } = useTranslation();
  const own = supplier[field] ?? '';
  const problemOf = (typed: string): string | null => {
    if (field === 'name') return typed !== own && names.has(typed) ? t('inputs.suppliers.taken') : null;
    if (field === 'note') return null;
    const isCode = supplierValuesSchema.shape.currency.safeParse(typed.toUpperCase()).success;
    return isCode ? null : t('inputs.issue.bad-currency');
  };
  return (
    <EditCell
      isText
      isPlain
      label={t('inputs.cell', { what: t(`inputs.suppliers.text.${field}`), product: supplier.name })}
      own={own}
      standIn={field === 'currency' && own === '' ? settings.currency : ''}
      problemOf={problemOf}
      onSave={(typed) => {
        if (field === 'name') {
          if (typed !== '') onChange({ supplier: supplier.name, name: typed });
          return;
        }
        const value = field === 'currency' ? typed.toUpperCase() : typed;
        onChange({ supplier: supplier.name, [field]: value === '' ? null : value });
      }}
    />
  );
}
