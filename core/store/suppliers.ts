// Suppliers of a store: their rows, read and changed with the state before as the answer.
import { AppError } from '../contract/errors.ts';
import type { LeadTimeShare, SupplierPatch, SupplierValues } from '../contract/suppliers.ts';
import type { SupplierTable } from './schema/catalogue.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import type { StoreRow } from './stores.ts';

/** What decisions read of a supplier; null: not known. The minimum is in the supplier's currency. */
export interface SupplierTerms extends Readonly<Omit<SupplierValues, 'note' | 'leadTimes' | 'orderWeekdays'>> {
  readonly name: string;
  /** How long deliveries really took; shares add up to 1. Goes before `leadTimeDays`. */
  readonly leadTimes: readonly LeadTimeShare[] | null;
  /** weekdayOf of the days on which it takes orders, ascending; null: every day. */
  readonly orderWeekdays: readonly number[] | null;
}

export interface SupplierRecord extends SupplierTerms {
  readonly id: number;
  readonly note: string | null;
}

/** By name. */
export function listSuppliers(db: ReadDb, storeId: number): SupplierRecord[] {
  return db.all(q.selectFrom('supplier').selectAll().where('store_id', '=', storeId).orderBy('name')).map(toRecord);
}

/** Columns by what the contract calls them. */
export const SUPPLIER_COLUMNS = {
  leadTimeDays: 'lead_time_days',
  leadTimes: 'lead_times',
  orderWeekdays: 'order_weekdays',
  reviewPeriodDays: 'review_period_days',
  minimumOrderValue: 'minimum_order_value',
  currency: 'currency',
  currencyRate: 'currency_rate',
  note: 'note',
} as const satisfies Record<keyof SupplierValues, keyof SupplierTable>;
export type SupplierField = keyof typeof SUPPLIER_COLUMNS;

type Row = Omit<SupplierTable, 'id'> & { id: number };

const toRecord = (row: Row): SupplierRecord => ({
  id: row.id,
  name: row.name,
  leadTimeDays: row.lead_time_days,
  leadTimes: row.lead_times === null ? null : JSON.parse(row.lead_times),
  orderWeekdays: row.order_weekdays === null ? null : JSON.parse(row.order_weekdays),
  reviewPeriodDays: row.review_period_days,
  minimumOrderValue: row.minimum_order_value === null ? null : row.minimum_order_value / PRICE_SCALE,
  currency: row.currency,
  currencyRate: row.currency_rate,
  note: row.note,
});

/** Throws not-found/supplier. */
export function getSupplier(db: ReadDb, store: Pick<StoreRow, 'id' | 'code'>, name: string): SupplierRecord {
  const row = db.get(q.selectFrom('supplier').selectAll().where('store_id', '=', store.id).where('name', '=', name));
  if (row) return toRecord(row);
  throw new AppError('not-found/supplier', `The store "${store.code}" has no supplier "${name}".`, { name });
}

/** Adds a supplier of which nothing is known. Throws conflict/name-taken. */
export function insertSupplier(db: WriteDb, storeId: number, name: string): void {
  refuseTaken(db, storeId, name);
  db.run(q.insertInto('supplier').values({ store_id: storeId, name }));
}

/**
 * Applies changes in their order, all or none; answers with the patches that take them back, in the order in which they
 * have to be applied. Throws not-found/supplier, conflict/name-taken.
 */
export function patchSuppliers(
  db: WriteDb,
  store: Pick<StoreRow, 'id' | 'code'>,
  patches: readonly SupplierPatch[],
): SupplierPatch[] {
  return db.transaction(() =>
    patches
      .map((patch) => patchSupplier(db, store, patch))
      .filter((before) => before !== null)
      .reverse(),
  );
}

function patchSupplier(db: WriteDb, store: Pick<StoreRow, 'id' | 'code'>, patch: SupplierPatch): SupplierPatch | null {
  const known = getSupplier(db, store, patch.supplier);
  const { supplier: _, ...wanted } = storable(patch);
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !isSame(value, known[key as keyof SupplierRecord]),
  );
  if (changed.length === 0) return null;
  const next = Object.fromEntries(changed) as Omit<SupplierPatch, 'supplier'>;
  if (next.name !== undefined) refuseTaken(db, store.id, next.name);
  db.run(q.updateTable('supplier').set(toColumns(next)).where('id', '=', known.id));
  const before = Object.fromEntries(changed.map(([key]) => [key, known[key as keyof SupplierRecord]]));
  return { supplier: next.name ?? known.name, ...before };
}

/** Lists are compared by what is in them. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the table keeps of a patch: lists in order, money with four decimals. */
function storable(patch: SupplierPatch): SupplierPatch {
  const { leadTimes, orderWeekdays, minimumOrderValue } = patch;
  return {
    ...patch,
    ...(leadTimes && { leadTimes: leadTimes.toSorted((a, b) => a.days - b.days) }),
    ...(orderWeekdays && { orderWeekdays: orderWeekdays.toSorted((a, b) => a - b) }),
    ...(minimumOrderValue && { minimumOrderValue: Math.round(minimumOrderValue * PRICE_SCALE) / PRICE_SCALE }),
  };
}

/** The value of a field as its column keeps it. */
export function toSupplierCell(field: SupplierField, value: SupplierValues[SupplierField]): string | number | null {
  if (value === null) return null;
  if (field === 'minimumOrderValue') return Math.round((value as number) * PRICE_SCALE);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function toColumns({ name, ...values }: Omit<SupplierPatch, 'supplier'>): Partial<Row> {
  const cells = Object.entries(values).map(([field, value]) => {
    const key = field as SupplierField;
    return [SUPPLIER_COLUMNS[key], toSupplierCell(key, value)];
  });
  return { ...Object.fromEntries(cells), ...(name !== undefined && { name }) };
}

function refuseTaken(db: ReadDb, storeId: number, name: string): void {
  const taken = db.get(q.selectFrom('supplier').select('id').where('store_id', '=', storeId).where('name', '=', name));
  if (!taken) return;
  throw new AppError('conflict/name-taken', `There is a supplier "${name}" already.`, {
    got: name,
    advice: 'Give it another name, or change the one there is.',
  });
}

/** How many products are bought from each supplier, by its id. */
export function countProductsOf(db: ReadDb, storeId: number): Map<number, number> {
  const rows = db.prepareRows<[number], [number, number]>(
    `SELECT coalesce(t.supplier_id, p.supplier_id) AS supplier, count(*) FROM product p
     LEFT JOIN product_terms t ON t.product_id = p.id
     WHERE p.store_id = ? AND supplier IS NOT NULL GROUP BY supplier`,
  );
  return new Map(rows.all(storeId));
}

/** Throws not-found/supplier; conflict/in-use while a file or the user names it for a product. */
export function removeSupplier(db: WriteDb, store: Pick<StoreRow, 'id' | 'code'>, name: string): void {
  const { id } = getSupplier(db, store, name);
  const users = db.prepare<[number, number], { n: number }>(
    `SELECT (SELECT count(*) FROM product WHERE supplier_id = ?)
       + (SELECT count(*) FROM product_terms WHERE supplier_id = ?) AS n`,
  );
  const products = users.get(id, id)?.n ?? 0;
  if (products > 0) {
    throw new AppError('conflict/in-use', `"${name}" is the supplier of ${products} products.`, {
      got: `${products} products`,
      advice: 'Give these products another supplier first.',
    });
  }
  db.run(q.deleteFrom('supplier').where('id', '=', id));
}
