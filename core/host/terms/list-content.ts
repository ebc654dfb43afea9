// Rows of a list, matched with the products and suppliers of the store.
import type { ListSubject } from '#core/contract/lists.ts';
import { SUPPLIER_FIELDS } from '#core/contract/suppliers.ts';
import { TERM_NAMES, type TermName } from '#core/contract/terms.ts';
import type { ListFinding } from '#core/import/list/list-finding.ts';
import type { ListRow } from '#core/import/list/list-reader.ts';
import type { ListContent as FileContent } from '#core/import/list/read-list.ts';
import type { Day } from '#core/math/day.ts';
import type { ListContent, ListedProduct, ListedSupplier } from '#core/store/list-changes.ts';
import { type SupplierField, toSupplierCell } from '#core/store/suppliers.ts';
import { foldText } from '#core/store/text-fold.ts';

interface KnownProduct {
  readonly code: string;
  readonly name: string;
}

/** `unknown`: rows about products that the store does not have and that are not added. */
export function resolveList(
  { rows, columns }: FileContent,
  options: { subject: ListSubject; products: readonly KnownProduct[]; stockDay: Day; addProducts: boolean },
): { content: ListContent; unknown: ListFinding[] } {
  const { subject, stockDay } = options;
  if (subject === 'suppliers') {
    return { content: { products: [], suppliers: rows.map(toSupplier), stockDay }, unknown: [] };
  }
  const find = productFinder(options.products);
  const column = columns.find(({ role }) => role === 'product')?.column ?? null;
  const products: ListedProduct[] = [];
  const unknown: ListFinding[] = [];
  for (const row of rows) {
    const code = find(row.key) ?? (options.addProducts ? row.key : undefined);
    if (code !== undefined) products.push(toProduct(row, code));
    else unknown.push({ line: row.line, code: 'unknown-product', column, role: 'product', value: row.key });
  }
  return { content: { products, suppliers: [], stockDay }, unknown };
}

/** By code; then by code or name whatever the case and the accents, where only one product fits. */
function productFinder(products: readonly KnownProduct[]): (key: string) => string | undefined {
  const codes = new Set(products.map(({ code }) => code));
  const folded = new Map<string, string | null>();
  const add = (text: string, code: string) => {
    const key = foldText(text);
    const other = folded.get(key);
    folded.set(key, other === undefined || other === code ? code : null);
  };
  for (const { code, name } of products) {
    add(code, code);
    if (name !== code) add(name, code);
  }
  return (key) => (codes.has(key) ? key : (folded.get(foldText(key)) ?? undefined));
}

function toProduct({ name, category, supplier, numbers }: ListRow, code: string): ListedProduct {
  const terms: Partial<Record<TermName, number>> = {};
  for (const term of TERM_NAMES) {
    const value = term === 'serviceLevel' ? undefined : numbers[term];
    if (value !== undefined) terms[term] = value;
  }
  return { code, name, category, supplier, onHand: numbers.onHand, terms };
}

function toSupplier({ key, numbers, orderWeekdays, currency, note }: ListRow): ListedSupplier {
  const values = { ...numbers, orderWeekdays, currency, note };
  const cells: [SupplierField, string | number | null][] = [];
  for (const field of SUPPLIER_FIELDS) {
    const value = field === 'leadTimes' ? undefined : values[field];
    if (value !== undefined) cells.push([field, toSupplierCell(field, value)]);
  }
  return { name: key, cells: Object.fromEntries(cells) };
}
