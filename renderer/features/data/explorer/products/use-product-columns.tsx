// Columns of the list of products: what their observations say.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerProduct, ProductSortKey } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { Column } from '#renderer/ui/table/columns.ts';

interface Options {
  currency: string;
  onProduct: (product: string) => void;
}

export function useProductColumns({ currency, onProduct }: Options) {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo((): Column<ExplorerProduct, ProductSortKey>[] => {
    const figure = (
      key: ProductSortKey,
      yields: number,
      minWidth: number,
      render: (row: ExplorerProduct) => string,
    ): Column<ExplorerProduct, ProductSortKey> => ({
      id: key,
      title: t(`explorer.figure.${key}`),
      sortKey: key,
      numeric: true,
      minWidth,
      yields,
      render,
    });
    const orDash = <T,>(value: T | null, words: (value: T) => string) => (value === null ? '–' : words(value));
    const flag = (key: 'missing' | 'outlier' | 'soldOut', yields: number) =>
      figure(key, yields, 84, ({ flags }) => (flags[key] === 0 ? '–' : format.count(flags[key])));
    return [
      {
        id: 'product',
        title: t('explorer.column.product'),
        sortKey: 'product',
        minWidth: 200,
        grow: 2,
        yields: 0,
        render: ({ product, name, category, mergedFrom }) => (
          <>
            <div className="dt-strong" title={name}>
              <button type="button" className="dt-link dt-link-quiet" onClick={() => onProduct(product)}>
                {name}
              </button>
            </div>
            <div className="dt-muted">
              {[
                name === product ? null : product,
                category,
                mergedFrom.length > 0 && t('explorer.mergedFrom', { codes: mergedFrom.join(', ') }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </>
        ),
      },
      figure('units', 0, 84, ({ units }) => format.units(units)),
      figure('revenue', 3, 104, ({ revenue }) => orDash(revenue, (value) => format.money(value, currency))),
      figure('mean', 1, 74, ({ mean }) => orDash(mean, (value) => format.decimal(value, 1))),
      figure('median', 5, 74, ({ median }) => orDash(median, (value) => format.units(value))),
      figure('sd', 6, 84, ({ sd }) => orDash(sd, (value) => format.decimal(value, 1))),
      figure('zeroShare', 2, 84, ({ zeroShare }) => orDash(zeroShare, (value) => format.percent(value))),
      flag('missing', 7),
      flag('outlier', 8),
      flag('soldOut', 4),
      figure('firstDay', 9, 104, ({ firstDay }) => orDash(firstDay, (day) => format.day(day))),
      figure('lastDay', 10, 104, ({ lastDay }) => orDash(lastDay, (day) => format.day(day))),
    ];
  }, [t, format, currency, onProduct]);
}
