// One term of one product in the grid: the user's own value, or what stands in for it and where that comes from.
import { useTranslation } from 'react-i18next';
import type { TermsLine, TermsPatch } from '#core/contract/terms.ts';
import { typedNumberText } from '#renderer/format/typed-number.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { EditCell } from './EditCell.tsx';
import { decimalsOf, problemWords, readField, scaleOf, type TermField } from './term-fields.ts';

interface Props {
  line: TermsLine;
  field: TermField;
  onSave: (line: TermsLine, patch: Omit<TermsPatch, 'product'>) => void;
}

export function TermCell({ line, field, onSave }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = (value: number | null) =>
    value === null ? '' : typedNumberText(value, format.language, scaleOf(field), decimalsOf(field));
  const { value, source } =
    field === 'onHand'
      ? { value: line.onHand, source: line.countedOn === null ? ('file' as const) : ('set' as const) }
      : line.terms[field];
  const isOwn = source === 'set';
  const origin = isOwn || source === null || source === 'file' ? undefined : source;
  const hint =
    origin === undefined
      ? undefined
      : t(origin === 'supplier' ? 'inputs.hint.supplier' : `inputs.hint.store`, { supplier: line.supplier ?? '' });
  return (
    <EditCell
      label={t('inputs.cell', { what: t(`inputs.field.${field}`), product: line.name })}
      own={isOwn ? text(value) : ''}
      standIn={isOwn ? (field === 'onHand' ? '' : '–') : value === null ? '–' : text(value)}
      origin={origin && t(`inputs.origin.${origin}`)}
      originHint={hint}
      problemOf={(typed) => {
        const { problem } = readField(field, typed);
        return problem && problemWords(problem, t, format.decimal);
      }}
      onSave={(typed) => onSave(line, { [field]: typed === '' ? null : readField(field, typed).value })}
    />
  );
}

export const SUPPLIER_LIST_ID = 'supplier-names';

/** The supplier of a product: typed or chosen from those there are. */
export function SupplierCell({ line, suppliers, onSave }: Omit<Props, 'field'> & { suppliers: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const isOwn = line.supplierSource === 'set';
  return (
    <EditCell
      isText
      list={SUPPLIER_LIST_ID}
      label={t('inputs.cell', { what: t('inputs.field.supplier'), product: line.name })}
      own={isOwn ? (line.supplier ?? '') : ''}
      standIn={isOwn ? '–' : (line.supplier ?? '–')}
      problemOf={(typed) => (suppliers.has(typed) ? null : t('inputs.noSuchSupplier'))}
      onSave={(typed) => onSave(line, { supplier: typed === '' ? null : typed })}
    />
  );
}
