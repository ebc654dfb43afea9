// Terms of products as decisions read them: what the user set before what files say, next to the supplier's own terms.
import { TERM_NAMES, type TermName, type TermSource } from '../contract/terms.ts';
import type { ReadDb } from './sql.ts';
import { listSuppliers, type SupplierTerms } from './suppliers.ts';
import { fromCell, TERM_COLUMNS } from './term-columns.ts';

/** Terms of a product as its user or its files gave them; null: not known. Money in major units of the store's currency. */
export interface ProductOrderTerms extends Readonly<Record<TermName, number | null>> {
  /** Who said so, for each term that is known. */
  readonly sources: Readonly<Partial<Record<TermName, Extract<TermSource, 'set' | 'file'>>>>;
  readonly supplier: SupplierTerms | null;
  /** Who named the supplier. */
  readonly supplierSource: 'set' | 'file' | null;
}

const TERMS_SQL = `
SELECT p.code, t.supplier_id, p.supplier_id,
  ${TERM_NAMES.map((name) => `t.${TERM_COLUMNS[name].column}`).join(', ')},
  ${TERM_NAMES.map((name) => (TERM_COLUMNS[name].notInFiles ? 'NULL' : `p.${TERM_COLUMNS[name].column}`)).join(', ')}
FROM product p LEFT JOIN product_terms t ON t.product_id = p.id WHERE p.store_id = ?`;

type TermsRow = [code: string, setSupplier: number | null, fileSupplier: number | null, ...values: (number | null)[]];

/** Cells before the first term. */
const LEADING = 3;

/** Terms of every product of a store by code, or of those named. */
export function loadOrderTerms(
  db: ReadDb,
  storeId: number,
  product?: string | readonly string[],
): Map<string, ProductOrderTerms> {
  const suppliers = new Map(
    listSuppliers(db, storeId).map(({ id, note: _, ...terms }): [number, SupplierTerms] => [id, terms]),
  );
  const rows =
    product === undefined
      ? db.prepareRows<[number], TermsRow>(TERMS_SQL).all(storeId)
      : db
          .prepareRows<[number, string], TermsRow>(`${TERMS_SQL} AND p.code IN (SELECT value FROM json_each(?))`)
          .all(storeId, JSON.stringify([product].flat()));
  return new Map(rows.map((row) => [row[0], toTerms(row, suppliers)]));
}

function toTerms(row: TermsRow, suppliers: ReadonlyMap<number, SupplierTerms>): ProductOrderTerms {
  const [, setSupplier, fileSupplier] = row;
  const sources: Partial<Record<TermName, 'set' | 'file'>> = {};
  const values = TERM_NAMES.map((name, index): [TermName, number | null] => {
    const set = row[LEADING + index] as number | null;
    const cell = set ?? (row[LEADING + TERM_NAMES.length + index] as number | null);
    if (cell === null) return [name, null];
    sources[name] = set === null ? 'file' : 'set';
    return [name, fromCell(name, cell)];
  });
  const supplierId = setSupplier ?? fileSupplier;
  return {
    ...(Object.fromEntries(values) as Record<TermName, number | null>),
    sources,
    supplier: supplierId === null ? null : (suppliers.get(supplierId) ?? null),
    supplierSource: setSupplier !== null ? 'set' : fileSupplier !== null ? 'file' : null,
  };
}
