// One order on paper, to be sent to its supplier: fetched when printing is asked for, on A4 or Letter as the printer has it.
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '#core/contract/orders.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePaper } from '#renderer/ui/print/use-paper.tsx';
import { fetchLines } from './fetch-lines.ts';
import { useOrderWords } from './order-words.ts';

export function usePrintOrder(order: Order, store: Store) {
  const client = useEngineClient();
  const paper = usePaper((lines: OrderLine[]) => <Sheet order={order} store={store} lines={lines} />);
  const ordered = async () => (await fetchLines(client, order.id)).filter(({ quantity }) => quantity > 0);
  return { ...paper, print: () => paper.print(ordered) };
}

function Sheet({ order, store, lines }: { order: Order; store: Store; lines: OrderLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOrderWords();
  const money = (value: number | null) => (value === null ? '–' : format.money(value, order.currency, true));
  return (
    <section>
      <h1>
        {store.name} · {t('orders.paper.title', { number: order.number })}
      </h1>
      <h2>{words.supplierOf(order)}</h2>
      <p>
        {t('orders.column.orderDay')}: {format.day(order.orderDay, 'long')} · {t('orders.column.arrives')}:{' '}
        {format.day(order.expectedDay, 'long')}
      </p>
      {order.note && <p>{order.note}</p>}
      <table>
        <thead>
          <tr>
            <th className="tick">✓</th>
            <th>{t('orders.column.product')}</th>
            <th className="number">{t('orders.column.quantity')}</th>
            <th className="number">{t('orders.paper.packs')}</th>
            <th className="number">{t('orders.column.unitCost')}</th>
            <th className="number">{t('orders.column.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.product}>
              <td className="tick">☐</td>
              <td>
                {line.name}
                {line.name !== line.product && <small>{line.product}</small>}
                {line.note && <small>{line.note}</small>}
              </td>
              <td className="number quantity">{format.units(line.quantity)}</td>
              <td className="number">
                {line.packSize > 1 ? `${format.units(line.quantity / line.packSize)} × ${line.packSize}` : '–'}
              </td>
              <td className="number">{money(line.unitCost)}</td>
              <td className="number">{money(line.cost)}</td>
            </tr>
          ))}
        </tbody>
        <tbody className="sum">
          <tr>
            <td />
            <td>
              {t('orders.paper.total')} ·{' '}
              {t('orders.lines', { count: lines.length, formatted: format.count(lines.length) })}
            </td>
            <td className="number quantity">{format.units(order.units)}</td>
            <td colSpan={2} />
            <td className="number">{money(order.cost)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
