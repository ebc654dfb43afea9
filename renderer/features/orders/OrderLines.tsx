// The lines of an order: edited in place while it is a draft; each opens to the decision behind it.
import Search from '@mui/icons-material/SearchRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine, OrderLineSortKey } from '#core/contract/orders.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { useLineColumns } from './line-columns.tsx';
import { OrderLineDetail } from './OrderLineDetail.tsx';
import { useOrderChange } from './use-orders.ts';

const PAGE_SIZE = 200;
const keyOf = ({ product }: OrderLine) => product;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

export function OrderLines({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting<OrderLineSortKey>>({ key: 'name', descending: false });
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const lines = usePages(order.id, { search: useDeferredValue(search.trim()), sorting });
  const { change } = useOrderChange();
  const { id } = order;
  const toggle = useCallback((product: string) => {
    setExpanded((old) => {
      const next = new Set(old);
      if (!next.delete(product)) next.add(product);
      return next;
    });
  }, []);
  const set = useCallback(
    ({ product, name }: OrderLine, what: { quantity?: number | null; locked?: boolean; note?: string }) =>
      change(
        (orders) => orders.setLines({ id, lines: [{ product, ...what }] }),
        `${name}: ${t('orders.change.edited')}`,
      ),
    [change, id, t],
  );
  const remove = useCallback(
    ({ product, name }: OrderLine) =>
      change(
        (orders) => orders.removeLines({ id, products: [product] }),
        `${name}: ${t('orders.change.lines-removed')}`,
      ),
    [change, id, t],
  );
  const columns = useLineColumns({ order, toggle, set, remove });
  const renderExpansion = useMemo(
    () => (line: OrderLine) => <OrderLineDetail order={order} line={line} onNote={(note) => set(line, { note })} />,
    [order, set],
  );
  return (
    <Card>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', p: 1.5 }}>
        <TextField
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          placeholder={t('orders.search')}
          slotProps={{
            htmlInput: { 'aria-label': t('orders.search'), maxLength: 200, 'data-search': '' },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Search sx={{ fontSize: 19 }} />
                </InputAdornment>
              ),
            },
          }}
          sx={{ width: 260 }}
        />
        {order.state === 'draft' && (
          <ProductPicker
            // A new picker after each change, so that the next product can be searched at once.
            key={order.units + order.lines}
            store={order.store}
            value={null}
            label={t('orders.add')}
            width={260}
            onChange={(product) =>
              product &&
              change(
                (orders) => orders.addLine({ id, product: product.code }),
                `${product.name}: ${t('orders.change.line-added')}`,
              )
            }
          />
        )}
        <Typography variant="caption" color="textSecondary" role="status" sx={{ ml: 'auto' }}>
          {t('orders.lines', { count: lines.total ?? 0, formatted: format.count(lines.total ?? 0) })}
        </Typography>
      </Box>
      {lines.error !== null && <ErrorNote error={lines.error} />}
      {lines.total === null ? (
        <SectionSkeleton height={260} />
      ) : (
        <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
          <DataTable
            label={t('orders.tableLabel')}
            columns={columns}
            total={lines.total}
            getRow={lines.getLine}
            getKey={keyOf}
            onRange={lines.onRange}
            sorting={sorting}
            onSort={setSorting}
            hidden={NOTHING_HIDDEN}
            expanded={expanded}
            renderExpansion={renderExpansion}
          />
        </Box>
      )}
    </Card>
  );
}

/** Pages of lines as they come into view. */
function usePages(id: string, { search, sorting }: { search: string; sorting: Sorting<OrderLineSortKey> }) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const [{ first, last }, setPages] = useState({ first: 0, last: 0 });
  const input = (page: number) => ({
    id,
    offset: page * PAGE_SIZE,
    limit: PAGE_SIZE,
    sort: sorting.key,
    descending: sorting.descending,
    search: search || undefined,
  });
  const wanted = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)])];
  const pages = useQueries({
    queries: wanted.map((page) => ({
      ...engine.orders.lines.queryOptions({ input: input(page) }),
      placeholderData: keepPreviousData,
    })),
  });
  const byPage = new Map(wanted.map((page, i) => [page, pages[i].data]));
  const pageOf = (page: number) =>
    byPage.get(page) ?? queryClient.getQueryData(engine.orders.lines.queryKey({ input: input(page) }));
  const onRange = useCallback((from: number, to: number) => {
    const next = { first: Math.floor(from / PAGE_SIZE), last: Math.floor(to / PAGE_SIZE) };
    setPages((old) => (old.first === next.first && old.last === next.last ? old : next));
  }, []);
  return {
    total: pages[0]?.data?.total ?? null,
    getLine: (index: number): OrderLine | undefined => pageOf(Math.floor(index / PAGE_SIZE))?.lines[index % PAGE_SIZE],
    onRange,
    error: pages.find(({ error }) => error)?.error ?? null,
  };
}
