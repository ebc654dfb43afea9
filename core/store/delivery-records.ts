// Stock, sales and orders day by day of every product with a supplier: what past deliveries can be read from.
import type { Day } from '../math/day.ts';
import type { ReadDb } from './sql.ts';

export interface SupplierDeliveryRecord {
  /** Name of the supplier. */
  readonly supplier: string;
  readonly record: {
    readonly days: readonly Day[];
    /** Stock at opening; NaN: not recorded. */
    readonly stock: readonly number[];
    readonly units: readonly number[];
    readonly orders: readonly { readonly day: Day; readonly units: number }[];
  };
}

/** Only products with a recorded order; one range of the clustered table a product. */
const RECORDS_SQL = `
SELECT p.id, s.name, o.day, o.stock, o.units, o.units_ordered FROM product p
LEFT JOIN product_terms t ON t.product_id = p.id
JOIN supplier s ON s.id = coalesce(t.supplier_id, p.supplier_id)
JOIN observation o ON o.product_id = p.id
WHERE p.store_id = ? ORDER BY p.id, o.day`;

type Row = [id: number, supplier: string, day: Day, stock: number | null, units: number, ordered: number | null];

/** One product after the other, in the order of ids. */
export function* loadDeliveryRecords(db: ReadDb, storeId: number): Generator<SupplierDeliveryRecord> {
  let current = 0;
  let supplier = '';
  let record = emptyRecord();
  for (const [id, name, day, stock, units, ordered] of db.prepareRows<[number], Row>(RECORDS_SQL).iterate(storeId)) {
    if (id !== current) {
      if (record.orders.length > 0) yield { supplier, record };
      [current, supplier, record] = [id, name, emptyRecord()];
    }
    record.days.push(day);
    record.stock.push(stock === null ? Number.NaN : Math.max(0, stock));
    record.units.push(Math.max(0, units));
    if (ordered !== null && ordered > 0) record.orders.push({ day, units: ordered });
  }
  if (record.orders.length > 0) yield { supplier, record };
}

const emptyRecord = () => ({
  days: [] as Day[],
  stock: [] as number[],
  units: [] as number[],
  orders: [] as { day: Day; units: number }[],
});
