// The orders domain: drafts from a list, edited, placed, received, taken back, exported.
import type { Order, OrderState } from '#core/contract/orders.ts';
import { orderStateSchema } from '#core/contract/orders.ts';
import { type Day, dayFromIso } from '#core/math/day.ts';
import { listOrderChanges, undoOrderChange } from '#core/store/order-changes.ts';
import { getLastKnownDay } from '#core/store/order-inputs.ts';
import {
  getOrderLine,
  getPurchaseOrder,
  listOrderLines,
  listPurchaseOrders,
  type OrderRecord,
  pageOrderLines,
} from '#core/store/purchase-orders.ts';
import { getStore, getStoreById } from '#core/store/stores.ts';
import { listSuppliers } from '#core/store/suppliers.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';
import { allocateDrafts } from './allocate.ts';
import { editOrder, type OrderEdit } from './change-order.ts';
import { addLine, removeLines, setLines } from './edit-lines.ts';
import { exportOrders } from './export-orders.ts';
import { handLine } from './hand-line.ts';
import { proposeOrders } from './propose.ts';
import { cancelOrder, changeOrderHead, placeOrder, receiveOrder, removeOrder, reopenOrder } from './steps.ts';
import { type OrderSetting, toLineDetail, toOrder, toOrderLine } from './view.ts';

export function orderProcedures(ctx: EngineContext, forecasts: SharedForecasts): DomainHandlers<'orders'> {
  const { db, config, events } = ctx;

  const settingOf = (storeId: number): OrderSetting => ({
    store: getStoreById(db, storeId),
    suppliers: new Map(listSuppliers(db, storeId).map((supplier) => [supplier.id, supplier])),
  });
  const describe = (id: string): Order => {
    const order = getPurchaseOrder(db, id);
    return toOrder(order, settingOf(order.store_id));
  };
  /** The first day that is not known: what is placed or arrives "today" does so on it. */
  const nextDay = (order: OrderRecord): Day => getLastKnownDay(db, getStoreById(db, order.store_id)) + 1;
  const day = (iso: string | undefined): Day | undefined => (iso === undefined ? undefined : dayFromIso(iso));
  const edited = (id: string, edit: Parameters<typeof editOrder>[2]) => {
    const changeId = editOrder(ctx, id, edit);
    return { order: describe(id), changeId };
  };

  return {
    propose({ input }) {
      const { orderIds, ...proposal } = proposeOrders(ctx, input);
      if (proposal.changeId !== null) events.changed('orders');
      return { orders: orderIds.map(describe), ...proposal };
    },
    list({ input }) {
      const { id } = getStore(db, input.store);
      const states: readonly OrderState[] =
        input.state === undefined ? orderStateSchema.options : Array.isArray(input.state) ? input.state : [input.state];
      const setting = settingOf(id);
      return listPurchaseOrders(db, id, states).map((order) => toOrder(order, setting));
    },
    get: ({ input }) => describe(input.id),
    lines({ input: { id, ...page } }) {
      getPurchaseOrder(db, id);
      const { total, lines } = pageOrderLines(db, id, page);
      return { total, lines: lines.map(toOrderLine) };
    },
    line({ input }) {
      getPurchaseOrder(db, input.id);
      return toLineDetail(getOrderLine(db, input.id, input.product));
    },
    change: ({ input: { id, note, orderDay, expectedDay } }) =>
      edited(id, (order) => changeOrderHead(order, { note, orderDay: day(orderDay), expectedDay: day(expectedDay) })),
    setLines: ({ input }) => edited(input.id, (order) => setLines(db, order, input.lines)),
    async addLine({ input: { id, ...asked } }) {
      const { store_id } = getPurchaseOrder(db, id);
      const row = await handLine(ctx, forecasts, getStoreById(db, store_id), id, asked);
      const answer = edited(id, (order) => addLine(db, order, row));
      return { ...answer, line: toOrderLine(getOrderLine(db, id, row.product_code)) };
    },
    removeLines: ({ input }) => edited(input.id, (order) => removeLines(db, order, input.products)),
    allocate({ input }) {
      const answer = allocateDrafts(ctx, input);
      if (answer.changeId !== null) events.changed('orders');
      return answer;
    },
    place: ({ input }) =>
      edited(input.id, (order, now) => {
        const days = { orderDay: day(input.orderDay), expectedDay: day(input.expectedDay), nextDay: nextDay(order) };
        return placeOrder(db, order, now, days);
      }),
    receive: ({ input }) =>
      edited(input.id, (order, now) => {
        const { lines, close } = input;
        return receiveOrder(db, order, now, { day: day(input.day), lines, close, nextDay: nextDay(order) });
      }),
    cancel: ({ input }) => edited(input.id, cancelOrder),
    reopen: ({ input }) => edited(input.id, (order): OrderEdit => reopenOrder(db, order)),
    remove: ({ input }) => ({ changeId: editOrder(ctx, input.id, removeOrder) }),
    undo({ input }) {
      const orders = undoOrderChange(db, input.changeId, { at: config.now().toISOString(), by: whoIs(config) });
      events.changed('orders');
      return { orders };
    },
    history({ input: { store, id, ...page } }) {
      const changes = listOrderChanges(db, getStore(db, store).id, { orderId: id, ...page });
      return changes.map(({ isUndone: undone, isUndoable: undoable, ...change }) => ({ ...change, undone, undoable }));
    },
    export({ input, signal }) {
      const orders = input.ids.map((id) => ({ order: describe(id), lines: listOrderLines(db, id).map(toOrderLine) }));
      return exportOrders(ctx, orders, input, signal);
    },
  };
}
