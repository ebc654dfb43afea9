// Columns of the grid of suppliers.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { SeenDeliveries, Supplier, SupplierPatch } from '#core/contract/suppliers.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { Column } from '#renderer/ui/table/columns.ts';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { SupplierNumberCell, SupplierTextCell } from './SupplierCells.tsx';
import { WeekdayCell } from './WeekdayCell.tsx';

export type SupplierSortKey = 'name' | 'products' | 'leadTime' | 'minimum';

interface Options {
  store: Store;
  suppliers: readonly Supplier[] | undefined;
  seen: ReadonlyMap<string, SeenDeliveries>;
  onChange: (patch: SupplierPatch) => void;
  onLearn: (supplier: string) => void;
  onRemove: (supplier: Supplier) => void;
}

export const meanDays = ({ leadTimes, leadTimeDays }: Supplier): number | null =>
  leadTimes ? leadTimes.reduce((sum, { days, share }) => sum + days * share, 0) : leadTimeDays;

const VALUES: Record<SupplierSortKey, (supplier: Supplier) => string | number | null> = {
  name: ({ name }) => name.toLowerCase(),
  products: ({ products }) => products,
  leadTime: meanDays,
  minimum: ({ minimumOrderValue }) => minimumOrderValue,
};

/** Those whose name has the searched words, in order; what is not known comes last. */
export function sortSuppliers(
  suppliers: readonly Supplier[],
  { key, descending }: Sorting<SupplierSortKey>,
  search: string,
): Supplier[] {
  const part = search.trim().toLowerCase();
  const value = VALUES[key];
  const sign = descending ? -1 : 1;
  return suppliers
    .filter(({ name }) => name.toLowerCase().includes(part))
    .sort((a, b) => {
      const [left, right] = [value(a), value(b)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return left < right ? -sign : left > right ? sign : 0;
    });
}

export function useSupplierColumns({ store, suppliers, seen, onChange, onLearn, onRemove }: Options) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settings } = store;
  const names = useMemo(() => new Set(suppliers?.map(({ name }) => name)), [suppliers]);
  return useMemo((): Column<Supplier, SupplierSortKey>[] => {
    const shared = { settings, names, onChange };
    return [
      {
        id: 'name',
        title: t('inputs.suppliers.name'),
        sortKey: 'name',
        minWidth: 170,
        grow: 1,
        yields: 0,
        render: (supplier) => <SupplierTextCell supplier={supplier} field="name" {...shared} />,
      },
      {
        id: 'products',
        title: t('inputs.tab.products'),
        sortKey: 'products',
        numeric: true,
        minWidth: 68,
        yields: 5,
        render: (supplier) =>
          supplier.products > 0 ? (
            format.count(supplier.products)
          ) : (
            <button type="button" className="dt-link" onClick={() => onRemove(supplier)}>
              {t('inputs.suppliers.remove')}
            </button>
          ),
      },
      {
        id: 'leadTime',
        title: t('inputs.field.leadTimeDays'),
        hint: t('inputs.fieldHint.leadTimeDays'),
        sortKey: 'leadTime',
        numeric: true,
        minWidth: 92,
        yields: 0,
        render: (supplier) => <SupplierNumberCell supplier={supplier} field="leadTimeDays" {...shared} />,
      },
      {
        id: 'deliveries',
        title: t('inputs.suppliers.deliveries'),
        minWidth: 150,
        yields: 4,
        render: (supplier) => {
          const found = seen.get(supplier.name);
          if (!found) return <span className="dt-muted">{t('inputs.suppliers.noDeliveries')}</span>;
          return (
            <>
              <div>{t('inputs.suppliers.took', { days: format.decimal(found.meanDays, 1) })}</div>
              <div className="dt-muted">
                {t('inputs.suppliers.of', { count: found.deliveries, formatted: format.count(found.deliveries) })}
                {supplier.leadTimes === null && (
                  <button
                    type="button"
                    className="dt-link"
                    aria-label={t('inputs.suppliers.useOf', { name: supplier.name })}
                    onClick={() => onLearn(supplier.name)}
                  >
                    {t('inputs.suppliers.use')}
                  </button>
                )}
              </div>
            </>
          );
        },
      },
      {
        id: 'orderWeekdays',
        title: t('inputs.field.orderWeekdays'),
        hint: t('inputs.fieldHint.orderWeekdays'),
        minWidth: 214,
        yields: 1,
        render: (supplier) => <WeekdayCell supplier={supplier} onChange={onChange} />,
      },
      {
        id: 'reviewPeriodDays',
        title: t('inputs.field.reviewPeriodDays'),
        hint: t('inputs.fieldHint.reviewPeriodDays'),
        numeric: true,
        minWidth: 92,
        yields: 6,
        render: (supplier) => <SupplierNumberCell supplier={supplier} field="reviewPeriodDays" {...shared} />,
      },
      {
        id: 'minimum',
        title: t('inputs.field.minimumOrderValue'),
        hint: t('inputs.fieldHint.minimumOrderValue'),
        sortKey: 'minimum',
        numeric: true,
        minWidth: 100,
        yields: 2,
        render: (supplier) => <SupplierNumberCell supplier={supplier} field="minimumOrderValue" {...shared} />,
      },
      {
        id: 'currency',
        title: t('inputs.field.currency'),
        minWidth: 84,
        yields: 3,
        render: (supplier) => <SupplierTextCell supplier={supplier} field="currency" {...shared} />,
      },
      {
        id: 'currencyRate',
        title: t('inputs.field.currencyRate'),
        hint: t('inputs.fieldHint.currencyRate', { currency: settings.currency }),
        numeric: true,
        minWidth: 92,
        yields: 7,
        render: (supplier) => <SupplierNumberCell supplier={supplier} field="currencyRate" {...shared} />,
      },
      {
        id: 'note',
        title: t('inputs.field.note'),
        minWidth: 150,
        yields: 8,
        render: (supplier) => <SupplierTextCell supplier={supplier} field="note" {...shared} />,
      },
    ];
  }, [settings, names, seen, onChange, onLearn, onRemove, t, format]);
}
