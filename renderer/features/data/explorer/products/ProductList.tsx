// Products with what their observations say, sorted by any figure.
import SearchOff from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#core/contract/contract.ts';
import type { ExplorerProduct, ProductSortKey } from '#core/contract/explorer.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { MultiFilter } from '#renderer/features/bulk/MultiFilter.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { FlagChips } from '../FlagChips.tsx';
import type { ExplorerView } from '../use-explorer-view.ts';
import { usePages } from '../use-pages.ts';
import { useProductColumns } from './use-product-columns.tsx';

const FLAGS = ['missing', 'outlier', 'soldOut', 'negative', 'corrected', 'overlapped'] as const;
const keyOf = ({ product }: ExplorerProduct) => product;
const NOTHING: ReadonlySet<string> = new Set();
const renderNothing = () => null;

export function ProductList({ store, view }: { store: Store; view: ExplorerView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const [sorting, setSorting] = useState<Sorting<ProductSortKey>>({ key: 'product', descending: false });
  const { show } = view;
  const { search, category, flags } = view.filter;
  const isFiltered = Boolean(search || category || flags);
  const change = (next: Partial<ExplorerView['filter']>) => show({ filter: { ...view.filter, ...next } });
  const input = {
    store: store.code,
    filter: { search, category, flags },
    sort: sorting.key,
    descending: sorting.descending,
  };
  const lines = usePages<Outputs['explorer']['products'], ExplorerProduct>(
    (page) => engine.explorer.products.queryOptions({ input: { ...input, ...page } }),
    (page) => page.products,
  );
  const columns = useProductColumns({
    currency: store.settings.currency,
    onProduct: useCallback((product: string) => show({ view: 'overview', product }), [show]),
  });
  if (!lines.head) {
    return lines.error === null ? (
      <SectionSkeleton height={480} />
    ) : (
      <ErrorState error={lines.error} onRetry={lines.retry} />
    );
  }
  const { total, categories } = lines.head;
  return (
    <>
      {lines.error !== null && <ErrorNote error={lines.error} onRetry={lines.retry} />}
      <Card>
        <Box sx={{ display: 'grid', gap: 1.25, p: 1.5 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <SearchField
              label={t('bulk.search')}
              value={search ?? ''}
              onChange={(words) => change({ search: words })}
            />
            <MultiFilter
              label={t('bulk.filter.category')}
              options={categories}
              value={category ?? []}
              onChange={(names) => change({ category: names })}
            />
            <Box data-file-access="" sx={{ ml: 'auto' }}>
              <SaveMenu write={(choice) => client.explorer.exportProducts({ ...input, ...choice })} />
            </Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
            <FlagChips flags={FLAGS} value={flags ?? []} onChange={(next) => change({ flags: next })} />
            <Typography variant="caption" color="textSecondary" role="status" sx={{ ml: 'auto' }}>
              {t('bulk.showingAll', { count: total, formatted: format.count(total) })}
            </Typography>
          </Box>
        </Box>
        {total === 0 ? (
          <EmptyState
            dense
            icon={<SearchOff />}
            title={t('bulk.noMatchTitle')}
            text={t('bulk.noMatchText')}
            action={
              isFiltered && (
                <Button variant="outlined" onClick={() => show({ filter: {} })}>
                  {t('bulk.clearFilter')}
                </Button>
              )
            }
          />
        ) : (
          <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
            <DataTable
              label={t('explorer.view.products')}
              columns={columns}
              total={total}
              getRow={lines.getRow}
              getKey={keyOf}
              onRange={lines.onRange}
              sorting={sorting}
              onSort={setSorting}
              hidden={NOTHING}
              expanded={NOTHING}
              renderExpansion={renderNothing}
            />
          </Box>
        )}
      </Card>
    </>
  );
}
