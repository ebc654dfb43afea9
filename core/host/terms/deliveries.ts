// Lead times of suppliers as past deliveries tell them.
import type { SeenDeliveries } from '#core/contract/suppliers.ts';
import { learnLeadTimes, type MatchedDeliveries, matchDeliveries } from '#core/inventory/index.ts';
import { loadDeliveryRecords } from '#core/store/delivery-records.ts';
import type { ReadDb } from '#core/store/sql.ts';

/** By name of the supplier; without those whose records are too few or do not fit together. */
export function seenDeliveries(db: ReadDb, storeId: number): SeenDeliveries[] {
  const bySupplier = new Map<string, MatchedDeliveries[]>();
  for (const { supplier, record } of loadDeliveryRecords(db, storeId)) {
    const matched = bySupplier.get(supplier) ?? [];
    bySupplier.set(supplier, matched);
    matched.push(matchDeliveries(record));
  }
  return [...bySupplier].flatMap(([supplier, matched]) => {
    const learnt = learnLeadTimes(matched);
    return learnt === null ? [] : [{ supplier, ...learnt, leadTimes: [...learnt.leadTimes] }];
  });
}
