// Where the terms of a product are kept: the columns of product_terms (the user's) and of product (files').
import type { TermName } from '../contract/terms.ts';
import type { ProductTermsTable } from './schema/catalogue.ts';
import { PRICE_SCALE } from './series.ts';

interface TermColumn {
  readonly column: keyof ProductTermsTable;
  /** Kept in 1/10,000 of the currency unit. */
  readonly isMoney?: true;
  /** `product` has no such column. */
  readonly notInFiles?: true;
}

export const TERM_COLUMNS: Readonly<Record<TermName, TermColumn>> = {
  unitCost: { column: 'unit_cost', isMoney: true },
  price: { column: 'price', isMoney: true },
  leadTimeDays: { column: 'lead_time_days' },
  packSize: { column: 'pack_size' },
  moq: { column: 'moq' },
  shelfLifeDays: { column: 'shelf_life_days' },
  storageLimit: { column: 'storage_limit' },
  onOrder: { column: 'on_order' },
  committed: { column: 'committed' },
  serviceLevel: { column: 'service_level', notInFiles: true },
};

export const toCell = (term: TermName, value: number): number =>
  TERM_COLUMNS[term].isMoney ? Math.round(value * PRICE_SCALE) : value;

export const fromCell = (term: TermName, cell: number): number =>
  TERM_COLUMNS[term].isMoney ? cell / PRICE_SCALE : cell;
