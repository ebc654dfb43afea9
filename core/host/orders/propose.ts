// Drafts from an order list: one a supplier; what is locked in the drafts that are there stays.
import type { BulkFilter } from '#core/contract/bulk.ts';
import { type BulkRunRecord, getBulkRun, lineQuantity } from '#core/store/bulk.ts';
import { listBulkLines } from '#core/store/bulk-lines.ts';
import { newId } from '#core/store/id.ts';
import { changeOrders } from '#core/store/order-changes.ts';
import type { LinePatch, OrderPatch } from '#core/store/order-patch.ts';
import { listProductsOrderedSince } from '#core/store/own-orders.ts';
import {
  type ListedOrderLine,
  listOrderLines,
  listPurchaseOrders,
  nextOrderNumber,
  type OrderRecord,
} from '#core/store/purchase-orders.ts';
import type { PurchaseOrderTable } from '#core/store/schema/orders.ts';
import { getStore, type StoreRow } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { whoIs } from '../preferences.ts';
import { type ProposedDraft, proposedDrafts } from './proposed-drafts.ts';

export interface Proposal {
  readonly orderIds: readonly string[];
  readonly lines: number;
  readonly keptLocked: number;
  readonly alreadyOrdered: number;
  readonly changeId: string | null;
}

/** Throws not-found/bulk-run. One transaction; the answer's changeId takes all of it back. */
export function proposeOrders(
  { db, config }: EngineContext,
  { bulkId, filter }: { readonly bulkId: string; readonly filter?: BulkFilter },
): Proposal {
  const run = getBulkRun(db, bulkId);
  const store = getStore(db, run.summary.store);
  const matching = listBulkLines(db, { bulkId, sort: 'product', descending: false, filter: filter ?? {} });
  const wanted = matching.filter((row) => lineQuantity(row) > 0);
  const ordered = listProductsOrderedSince(db, store.id, run.summary.createdAt);
  const drafts = listPurchaseOrders(db, store.id, ['draft']).map((order) => ({
    order,
    lines: listOrderLines(db, order.id),
  }));
  const locked = new Set(drafts.flatMap(({ lines }) => lines.filter(isLocked).map((line) => line.product_code)));
  const isFree = ({ product_code: code }: { product_code: string }) => !ordered.has(code) && !locked.has(code);
  const proposed = proposedDrafts(db, store.id, run, wanted.filter(isFree));
  const named = filter && new Set(matching.map((row) => row.product_code));
  const isReplaced = (line: ListedOrderLine) => !isLocked(line) && (named?.has(line.product_code) ?? true);

  const at = config.now().toISOString();
  const by = whoIs(config);
  let number = nextOrderNumber(db, store.id);
  const unused = new Set(proposed);
  const patches: DescribedPatch[] = [];
  for (const { order, lines } of drafts) {
    const draft = proposed.find((one) => unused.has(one) && (one.supplier?.id ?? null) === order.supplier_id);
    if (draft) unused.delete(draft);
    const gone = lines.filter((line) => isReplaced(line)).map((line) => line.product_code);
    if (!draft && gone.length === 0) continue;
    const isEmpty = !draft && gone.length === lines.length;
    const patch = isEmpty ? { orderId: order.id, order: null } : updatedDraft(order, gone, draft, run, store);
    patches.push(describe(patch, order, draft));
  }
  for (const draft of unused) {
    const patch = newDraft(draft, { number: number++, created_at: at, created_by: by }, run, store);
    patches.push(describe(patch, patch.order, draft));
  }
  const changed = patches.length > 0;
  return {
    orderIds: patches.filter(({ order }) => order !== null).map(({ orderId }) => orderId),
    lines: proposed.reduce((sum, draft) => sum + draft.lines.length, 0),
    keptLocked: wanted.filter(({ product_code: code }) => locked.has(code)).length,
    alreadyOrdered: wanted.filter(({ product_code: code }) => ordered.has(code) && !locked.has(code)).length,
    changeId: changed ? changeOrders(db, { storeId: store.id, kind: 'proposed', at, by, patches }) : null,
  };
}

const isLocked = (line: ListedOrderLine): boolean => line.locked === 1;

type DescribedPatch = Parameters<typeof changeOrders>[1]['patches'][number];

const describe = (
  patch: OrderPatch,
  order: Pick<PurchaseOrderTable, 'number' | 'supplier_name'>,
  draft: ProposedDraft | undefined,
): DescribedPatch => ({
  ...patch,
  facts: {
    number: order.number,
    supplier: order.supplier_name,
    lines: draft?.lines.length ?? 0,
    units: draft?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0,
  },
});

/** What the list and the supplier say of a draft, new or not. */
function headOf(draft: ProposedDraft, run: BulkRunRecord, store: StoreRow) {
  const orderDay = run.originDay + 1 + draft.daysUntilOrder;
  const leadTime = Math.max(...draft.lines.map((line) => line.lead_time_days));
  return {
    supplier_name: draft.supplier?.name ?? null,
    order_day: orderDay,
    expected_day: orderDay + leadTime,
    currency: draft.supplier?.currency ?? store.settings.currency,
    currency_rate: draft.supplier?.currencyRate ?? null,
    bulk_id: run.summary.bulkId,
    origin_day: run.originDay,
    model_id: run.summary.modelId,
  };
}

const linePatches = (orderId: string, draft: ProposedDraft | undefined): LinePatch[] =>
  (draft?.lines ?? []).map((row) => ({ product: row.product_code, row: { order_id: orderId, ...row } }));

function updatedDraft(
  { id }: OrderRecord,
  gone: readonly string[],
  draft: ProposedDraft | undefined,
  run: BulkRunRecord,
  store: StoreRow,
): OrderPatch {
  const lines = linePatches(id, draft);
  const stays = new Set(lines.map(({ product }) => product));
  const removed = gone.filter((product) => !stays.has(product)).map((product) => ({ product, row: null }));
  return { orderId: id, ...(draft && { order: headOf(draft, run, store) }), lines: [...removed, ...lines] };
}

function newDraft(
  draft: ProposedDraft,
  own: Pick<PurchaseOrderTable, 'number' | 'created_at' | 'created_by'>,
  run: BulkRunRecord,
  store: StoreRow,
): OrderPatch & { readonly order: PurchaseOrderTable } {
  const id = newId();
  const order: PurchaseOrderTable = {
    id,
    store_id: store.id,
    supplier_id: draft.supplier?.id ?? null,
    state: 'draft',
    received_day: null,
    note: '',
    placed_at: null,
    placed_by: null,
    received_at: null,
    received_by: null,
    ...own,
    ...headOf(draft, run, store),
  };
  return { orderId: id, order, lines: linePatches(id, draft) };
}
