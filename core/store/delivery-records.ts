// What past deliveries can be read from: stock, sales and orders day by day of every product with a supplier, and the
// orders made here that came in.
import type { Day } from '../math/day.ts';
import { q, type ReadDb } from './sql.ts';

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

export interface ReceivedOrder {
  /** Name of the supplier. */
  readonly supplier: string;
  readonly orderDay: Day;
  /** On which the last of it came in. */
  readonly arrivalDay: Day;
}

/** Orders made here that came in whole, or as far as they will. */
export function listReceivedOrders(db: ReadDb, storeId: number): ReceivedOrder[] {
  return db.all(
    q
      .selectFrom('purchase_order as o')
      .innerJoin('supplier as s', 's.id', 'o.supplier_id')
      .innerJoin('purchase_order_receipt as r', 'r.order_id', 'o.id')
      .select(({ fn }) => ['s.name as supplier', 'o.order_day as orderDay', fn.max('r.day').as('arrivalDay')])
      .where('o.store_id', '=', storeId)
      .where('o.state', '=', 'received')
      .groupBy('o.id')
      .orderBy('o.id'),
  );
}
