// Exports that are known by their header: what their columns mean, without guessing from the names one by one.
import type { PRESETS, Preset } from '#core/contract/import-shape.ts';
import type { ColumnRole } from '#core/contract/imports.ts';
import { normaliseName } from '../roles/column-name.ts';

interface PresetRule {
  id: (typeof PRESETS)[number];
  /** Columns that tell the export from others; of each group one is enough. */
  marks: readonly (readonly string[])[];
  /** Best first: where two columns have one role, the first that is there gets it. */
  roles: readonly (readonly [string, ColumnRole])[];
}

/** Only the names that an export has and others have not need a role here: the rest is found by name as ever. */
const RULES: readonly PresetRule[] = [
  {
    id: 'shopify',
    marks: [
      ['Lineitem quantity'],
      ['Lineitem name'],
      ['Lineitem price'],
      ['Created at'],
      ['Name'],
      ['Financial Status'],
    ],
    roles: [
      ['Name', 'receipt'],
      ['Created at', 'date'],
      ['Paid at', 'ignore'],
      ['Fulfilled at', 'ignore'],
      ['Lineitem quantity', 'units'],
      ['Lineitem name', 'productName'],
      ['Lineitem sku', 'product'],
      ['Lineitem price', 'price'],
      ['Cancelled at', 'cancelled'],
      ['Vendor', 'supplier'],
      ['Subtotal', 'ignore'],
      ['Total', 'ignore'],
      ['Id', 'ignore'],
    ],
  },
  {
    id: 'woocommerce',
    marks: [
      ['Order Number', 'Order ID'],
      ['Order Status'],
      ['Order Date'],
      ['Item Name', 'Product Name'],
      ['Item Cost', 'Item #'],
    ],
    roles: [
      ['Order Number', 'receipt'],
      ['Order ID', 'receipt'],
      ['Order Date', 'date'],
      ['Order Status', 'cancelled'],
      ['SKU', 'product'],
      ['Item SKU', 'product'],
      ['Item Name', 'productName'],
      ['Product Name', 'productName'],
      ['Quantity (- Refund)', 'units'],
      ['Quantity', 'units'],
      ['Item Cost', 'price'],
      ['Order Total Amount', 'ignore'],
      ['Order Subtotal Amount', 'ignore'],
    ],
  },
  {
    id: 'square',
    marks: [['Item'], ['Qty'], ['Price Point Name'], ['Gross Sales'], ['Net Sales'], ['Event Type', 'Transaction ID']],
    roles: [
      ['Date', 'date'],
      ['Item', 'productName'],
      ['SKU', 'product'],
      ['Price Point Name', 'variant'],
      ['Qty', 'units'],
      ['Net Sales', 'revenue'],
      ['Gross Sales', 'ignore'],
      ['Location', 'store'],
      ['Category', 'category'],
      ['Transaction ID', 'ignore'],
      ['Count', 'ignore'],
      // A sale is a "Payment" there, and refunds have a minus.
      ['Event Type', 'ignore'],
    ],
  },
  {
    id: 'lightspeed',
    marks: [['Receipt Number'], ['Line Type'], ['Register'], ['Sku'], ['Quantity']],
    roles: [
      ['Date', 'date'],
      ['Sku', 'product'],
      ['Quantity', 'units'],
      ['Subtotal', 'revenue'],
      ['Status', 'cancelled'],
      ['Line Type', 'lineType'],
      ['Receipt Number', 'receipt'],
      ['Details', 'ignore'],
      ['Total', 'ignore'],
      ['Paid', 'ignore'],
    ],
  },
  {
    id: 'amazon',
    marks: [['amazon-order-id', 'order-id'], ['purchase-date'], ['sku'], ['asin', 'product-name'], ['item-price']],
    roles: [
      ['amazon-order-id', 'receipt'],
      ['order-id', 'receipt'],
      ['purchase-date', 'date'],
      ['sku', 'product'],
      ['asin', 'ignore'],
      ['product-name', 'productName'],
      ['quantity', 'units'],
      ['quantity-purchased', 'units'],
      ['item-price', 'revenue'],
      ['order-status', 'cancelled'],
    ],
  },
  {
    // Settlements: the price of an item, its tax and every fee are lines of their own.
    id: 'amazon',
    marks: [['settlement-id'], ['order-id'], ['amount-type'], ['amount-description'], ['sku'], ['quantity-purchased']],
    roles: [
      ['order-id', 'receipt'],
      ['posted-date', 'date'],
      ['sku', 'product'],
      ['quantity-purchased', 'units'],
      ['amount', 'revenue'],
      ['amount-description', 'lineType'],
      ['transaction-type', 'ignore'],
      ['amount-type', 'ignore'],
      ['total-amount', 'ignore'],
      ['posted-date-time', 'ignore'],
      ['settlement-start-date', 'ignore'],
      ['settlement-end-date', 'ignore'],
      ['deposit-date', 'ignore'],
    ],
  },
  {
    id: 'retail-store-inventory',
    marks: [
      ['Store ID'],
      ['Product ID'],
      ['Inventory Level'],
      ['Units Sold'],
      ['Demand Forecast'],
      ['Competitor Pricing'],
    ],
    roles: [],
  },
  {
    id: 'm5',
    marks: [['item_id'], ['dept_id'], ['cat_id'], ['store_id'], ['state_id']],
    roles: [
      ['item_id', 'product'],
      ['cat_id', 'category'],
      ['store_id', 'store'],
      ['state_id', 'region'],
    ],
  },
  {
    id: 'online-retail',
    marks: [['InvoiceNo', 'Invoice'], ['StockCode'], ['Quantity'], ['InvoiceDate'], ['UnitPrice', 'Price']],
    roles: [],
  },
  {
    id: 'german-till',
    marks: [
      ['Datum', 'Verkaufsdatum', 'Belegdatum', 'Buchungsdatum'],
      ['Artikel', 'Artikelnr', 'Artikelnummer', 'Artikelbezeichnung', 'Bezeichnung', 'Art.-Nr.', 'PLU-Bezeichnung'],
      ['Menge', 'Anzahl', 'Stück', 'Stk'],
      ['Umsatz', 'Einzelpreis', 'Betrag', 'Gesamtpreis', 'Preis', 'Warengruppe'],
    ],
    roles: [],
  },
  {
    id: 'french-till',
    marks: [
      ['Date', 'Date de vente', 'Date ticket'],
      ['Produit', 'Article', 'Désignation', 'Libellé', 'Référence'],
      ['Quantité', 'Qté', 'Quantité vendue', 'Qté vendue'],
      ['CA TTC', 'CA HT', 'Montant TTC', 'Montant HT', 'Prix unitaire', 'Prix TTC', 'PU TTC', 'Total TTC', 'Montant'],
    ],
    roles: [],
  },
];

/** Marks that must be there for a likely match. */
const LIKELY = 0.8;

export interface PresetMatch {
  preset: Preset;
  /** Roles that the preset gives to columns of this file. */
  roles: ReadonlyMap<string, ColumnRole>;
}

/** The preset whose marks a header has, the fullest match first; null when it is like none. */
export function matchPreset(names: readonly string[]): PresetMatch | null {
  const byName = new Map(names.map((name) => [normaliseName(name), name]));
  const columnOf = (name: string) => byName.get(normaliseName(name));
  let best: { rule: PresetRule; share: number } | null = null;
  for (const rule of RULES) {
    const there = rule.marks.filter((group) => group.some((name) => columnOf(name) !== undefined)).length;
    const share = there / rule.marks.length;
    if (share >= LIKELY && share > (best?.share ?? 0)) best = { rule, share };
  }
  if (best === null) return null;
  const { rule, share } = best;
  const roles = new Map<string, ColumnRole>();
  const given = new Set<ColumnRole>();
  for (const [name, role] of rule.roles) {
    const column = columnOf(name);
    if (column === undefined || roles.has(column)) continue;
    roles.set(column, role !== 'ignore' && given.has(role) ? 'ignore' : role);
    given.add(role);
  }
  const known = [...new Set([...rule.marks.flat(), ...rule.roles.map(([name]) => name)])];
  const matched = known.filter((name) => columnOf(name) !== undefined).length;
  const preset: Preset = { id: rule.id, sureness: share === 1 ? 'sure' : 'likely', matched, known: known.length };
  return { preset, roles };
}
