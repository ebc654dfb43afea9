// Lead times of suppliers as past deliveries tell them.
import type { SeenDeliveries } from '#core/contract/suppliers.ts';
import { type Delivery, learnLeadTimes, type MatchedDeliveries, matchDeliveries } from '#core/inventory/index.ts';
import { listReceivedOrders, loadDeliveryRecords } from '#core/store/delivery-records.ts';
import type { ReadDb } from '#core/store/sql.ts';

/** By name of the supplier; without those whose records are too few or do not fit together. */
export function seenDeliveries(db: ReadDb, storeId: number): SeenDeliveries[] {
  const bySupplier = new Map<string, { matched: MatchedDeliveries[]; received: Delivery[] }>();
  const of = (supplier: string) => {
    const found = bySupplier.get(supplier) ?? { matched: [], received: [] };
    bySupplier.set(supplier, found);
    return found;
  };
  for (const { supplier, record } of loadDeliveryRecords(db, storeId))
    of(supplier).matched.push(matchDeliveries(record));
  for (const { supplier, ...order } of listReceivedOrders(db, storeId)) of(supplier).received.push(order);
  return [...bySupplier].flatMap(([supplier, { matched, received }]) => {
    const learnt = learnLeadTimes(matched, received);
    return learnt === null ? [] : [{ supplier, ...learnt, leadTimes: [...learnt.leadTimes] }];
  });
}
