// Columns of the grid of products: name, supplier, and every term as a cell that is typed into.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermsLine, TermsPatch, TermsSortKey } from '#core/contract/terms.ts';
import { ChevronGlyph } from '#renderer/ui/glyphs.tsx';
import type { Column } from '#renderer/ui/table/columns.ts';
import { SupplierCell, TermCell } from './TermCell.tsx';
import { TERM_FIELDS, type TermField } from './term-fields.ts';

interface Options {
  suppliers: readonly string[] | undefined;
  toggle: (product: string) => void;
  onSave: (line: TermsLine, patch: Omit<TermsPatch, 'product'>) => void;
}

/** What stays longest on narrow windows: the rest is in the opened row. */
const YIELDS: Record<TermField, number> = {
  unitCost: 0,
  leadTimeDays: 0,
  packSize: 1,
  onHand: 2,
  price: 3,
  moq: 4,
  shelfLifeDays: 6,
  onOrder: 7,
  storageLimit: 8,
  committed: 9,
  serviceLevel: 10,
};

const NO_NAMES: readonly string[] = [];

export function useTermColumns({ suppliers = NO_NAMES, toggle, onSave }: Options) {
  const { t } = useTranslation();
  // The names come anew with every page; the set changes only when they do.
  const names = suppliers.join('\n');
  const known = useMemo(() => new Set(names === '' ? [] : names.split('\n')), [names]);
  const columns = useMemo((): Column<TermsLine, TermsSortKey>[] => {
    const terms = TERM_FIELDS.map(
      (field): Column<TermsLine, TermsSortKey> => ({
        id: field,
        title: t(`inputs.field.${field}`),
        hint: t(`inputs.fieldHint.${field}`),
        ...(field !== 'onHand' && { sortKey: field }),
        numeric: true,
        minWidth: 92,
        yields: YIELDS[field],
        render: (line) => <TermCell line={line} field={field} onSave={onSave} />,
      }),
    );
    return [
      {
        id: 'open',
        title: t('inputs.openColumn'),
        isTitleHidden: true,
        minWidth: 28,
        yields: 0,
        render: (line, isOpen) => (
          <button
            type="button"
            className="dt-button"
            aria-expanded={isOpen}
            aria-label={t('inputs.open', { product: line.name })}
            onClick={() => toggle(line.product)}
          >
            <ChevronGlyph />
          </button>
        ),
      },
      {
        id: 'name',
        title: t('inputs.field.product'),
        sortKey: 'name',
        minWidth: 150,
        grow: 1,
        yields: 0,
        render: (line) => (
          <>
            <div className="dt-strong" title={line.name}>
              {line.name}
            </div>
            <div className="dt-muted">
              {[line.product === line.name ? null : line.product, line.category].filter(Boolean).join(' · ')}
            </div>
          </>
        ),
      },
      {
        id: 'supplier',
        title: t('inputs.field.supplier'),
        sortKey: 'supplier',
        minWidth: 176,
        yields: 5,
        render: (line) => <SupplierCell line={line} suppliers={known} onSave={onSave} />,
      },
      ...terms,
    ];
  }, [known, toggle, onSave, t]);
  return { columns, known };
}
