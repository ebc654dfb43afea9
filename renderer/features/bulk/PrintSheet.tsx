// An order list on paper: fetched when printing is asked for, shown to print only. By supplier, each order starts a sheet of
// its own that can be sent or pinned to the wall; it fits A4 and Letter, whichever the printer has.
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePaper } from '#renderer/ui/print/use-paper.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import type { Shown } from './bulk-view.ts';

/** `bySupplier`: what is to be ordered, an order a supplier. `all`: every line as on screen. */
export const PRINT_LAYOUTS = ['bySupplier', 'all'] as const;
export type PrintLayout = (typeof PRINT_LAYOUTS)[number];

const PAGE = 1_000;
/** Nobody prints more; the file export has everything. */
const MOST_LINES = 5_000;

export function usePrintSheet(summary: BulkSummary, store: Store) {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  const paper = usePaper(({ layout, lines }: { layout: PrintLayout; lines: BulkLine[] }) => (
    <PrintSheet summary={summary} store={store} layout={layout} lines={lines} />
  ));
  const print = (layout: PrintLayout, shown: Shown) => {
    const wanted: Shown =
      layout === 'all'
        ? shown
        : { filter: { ...shown.filter, onlyToOrder: true }, sorting: { key: 'name', descending: false } };
    paper.print(async () => {
      const lines = await fetchLines(client, summary.bulkId, wanted);
      if (lines.length === 0) toast({ text: t('bulk.paper.nothing') });
      return lines.length === 0 ? null : { layout, lines };
    });
  };
  return { ...paper, print };
}

async function fetchLines(client: EngineClient, bulkId: string, { filter, sorting }: Shown): Promise<BulkLine[]> {
  const found: BulkLine[] = [];
  for (let offset = 0; offset < MOST_LINES; offset += PAGE) {
    const { key: sort, descending } = sorting;
    const page = await client.bulk.page({ bulkId, offset, limit: PAGE, filter, sort, descending });
    found.push(...page.lines);
    if (found.length >= page.total) break;
  }
  return found;
}

interface SheetProps {
  summary: BulkSummary;
  store: Store;
  layout: PrintLayout;
  lines: BulkLine[];
}

function PrintSheet({ summary, store, layout, lines }: SheetProps) {
  const { t } = useTranslation();
  const orders = layout === 'bySupplier' ? ordersOf(lines) : [{ supplier: undefined, lines }];
  return orders.map((order) => (
    <Order
      key={order.supplier ?? ''}
      title={order.supplier === undefined ? null : (order.supplier ?? t('bulk.paper.noSupplier'))}
      lines={order.lines}
      summary={summary}
      store={store}
    />
  ));
}

interface SupplierOrder {
  /** null: lines without a supplier. undefined: not by supplier. */
  supplier: string | null | undefined;
  lines: BulkLine[];
}

/** Suppliers from A, lines without one last. */
function ordersOf(lines: readonly BulkLine[]): SupplierOrder[] {
  const bySupplier = new Map<string | null, BulkLine[]>();
  for (const line of lines) {
    const order = bySupplier.get(line.supplier);
    if (order) order.push(line);
    else bySupplier.set(line.supplier, [line]);
  }
  return [...bySupplier]
    .map(([supplier, own]) => ({ supplier, lines: own }))
    .sort((a, b) => (a.supplier === null ? 1 : b.supplier === null ? -1 : a.supplier.localeCompare(b.supplier)));
}

interface OrderProps {
  title: string | null;
  lines: BulkLine[];
  summary: BulkSummary;
  store: Store;
}

function Order({ title, lines, summary, store }: OrderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (value: number | null) => (value === null ? '–' : format.money(value, summary.currency, true));
  const units = lines.reduce((sum, line) => sum + line.orderQuantity, 0);
  const known = lines.filter(({ orderCost }) => orderCost !== null);
  const cost = known.length > 0 ? known.reduce((sum, { orderCost }) => sum + (orderCost ?? 0), 0) : null;
  return (
    <section>
      <h1>{t('bulk.printTitle', { store: store.name })}</h1>
      {title !== null && <h2>{title}</h2>}
      <p>
        {t('bulk.subtitle', {
          from: format.day(summary.date, 'long'),
          days: t('days', { count: summary.horizonDays }),
          origin: format.day(summary.origin, 'medium'),
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th className="tick">✓</th>
            <th>{t('bulk.column.product')}</th>
            {title === null && <th>{t('bulk.filter.supplier')}</th>}
            <th>{t('bulk.column.status')}</th>
            <th className="number">{t('bulk.column.onHand')}</th>
            <th className="number">{t('bulk.column.demand')}</th>
            <th className="number">{t('bulk.column.order')}</th>
            <th className="number">{t('bulk.column.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.product}>
              <td className="tick">☐</td>
              <td>
                {line.name}
                {line.name !== line.product && <small>{line.product}</small>}
              </td>
              {title === null && <td>{line.supplier ?? '–'}</td>}
              <td>{t(`status.${line.status}`)}</td>
              <td className="number">{line.onHand === null ? '–' : format.units(line.onHand)}</td>
              <td className="number">
                {format.units(line.demand.mean)}
                <small>{format.band(line.demand)}</small>
              </td>
              <td className="number quantity">{format.count(line.orderQuantity)}</td>
              <td className="number">{money(line.orderCost)}</td>
            </tr>
          ))}
        </tbody>
        <tbody className="sum">
          <tr>
            <td />
            <td colSpan={title === null ? 5 : 4}>
              {t('bulk.paper.subtotal')} ·{' '}
              {t('bulk.showingAll', { count: lines.length, formatted: format.count(lines.length) })}
            </td>
            <td className="number quantity">{format.count(units)}</td>
            <td className="number">{money(cost)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
