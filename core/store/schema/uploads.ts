// Tables of observations and of the files that they come from.
import type { Generated } from 'kysely';

export interface ObservationTable {
  product_id: number;
  day: number;
  units: number;
  /** 1/10,000 of the currency unit. */
  price: number | null;
  /** Share, 0 to 1. */
  discount: number | null;
  promotion: number | null;
  closed: number | null;
  weather: string | null;
  competitor_price: number | null;
  /** Stock at opening. */
  stock: number | null;
  units_ordered: number | null;
  upload_id: string;
}

export interface UploadTable {
  id: string;
  file_name: string;
  size_bytes: number;
  sha256: string;
  state: string;
  who: string;
  created_at: string;
  committed_at: string | null;
  /** ImportOptions as JSON. */
  options: string;
  /** ImportReport as JSON. */
  report: string | null;
  /** Place in the order of all commits. */
  commit_number: Generated<number | null>;
  /** LayerRule as JSON; null: committed before layers were kept. */
  commit_rule: Generated<string | null>;
  undone_at: Generated<string | null>;
  undone_by: Generated<string | null>;
  /** 'file', or of a correction what it changed: 'cells' | 'rename' | 'merge' | 'closed-days' */
  kind: Generated<string>;
  /** Of corrections only. */
  store_id: Generated<number | null>;
  /** CorrectionFacts as JSON (corrections.ts), of corrections only. */
  facts: Generated<string | null>;
}

/** Each file of an upload whose rows count. */
export interface UploadFileTable {
  upload_id: string;
  sha256: string;
}

export interface ObservationLayerTable {
  product_id: number;
  commit_number: number;
  /** Made by layers/layer-codec.ts. */
  days: Uint8Array;
}

export interface RecipeTable {
  id: string;
  name: string;
  /** ImportOptions as JSON. */
  options: string;
  /** What such a file's columns are called and hold, as JSON. */
  columns: string;
  /** SaidOfFile as JSON. */
  said: string;
  created_at: string;
  created_by: string;
}

export interface ProductChangeTable {
  product_id: number;
  attribute: string;
  commit_number: number;
  before: string | number | null;
  after: string | number | null;
}

export interface RejectedRowTable {
  upload_id: string;
  line: number;
  code: string;
  column_name: string | null;
  value: string;
  text: string;
  /** null: the upload has rows of one file only. */
  file_name: Generated<string | null>;
  /** Of a wide file's figure: what stands above it. */
  heading: Generated<string | null>;
}

/**
 * Rows of a checked upload, waiting for the commit in a temporary table (staging-tables.ts), one a series and day (primary key upload_id, series, day; without
 * rowid, so that the commit reads them in order). `series` points into staging_product; codes become ids only then.
 */
export interface StagingObservationTable {
  upload_id: string;
  series: number;
  day: number;
  units: number;
  price: number | null;
  discount: number | null;
  promotion: number | null;
  closed: number | null;
  weather: string | null;
  competitor_price: number | null;
  stock: number | null;
  units_ordered: number | null;
}

/** Latest attributes of each product in a checked upload; primary key upload_id, series. */
export interface StagingProductTable {
  upload_id: string;
  /** Number of the product within the upload, from 0. */
  series: number;
  store_code: string;
  product_code: string;
  name: string | null;
  category: string | null;
  region: string | null;
  supplier: string | null;
  unit_cost: number | null;
  lead_time_days: number | null;
  pack_size: number | null;
  moq: number | null;
}

export interface FileTable {
  id: string;
  name: string;
  size_bytes: number;
  sha256: string | null;
  /** 'receiving' | 'ready' */
  state: string;
  created_at: string;
}

/** A stock list or a supplier file that was taken over. */
export interface ListImportTable {
  id: string;
  store_id: number;
  /** 'products' | 'suppliers' */
  subject: string;
  file_name: string;
  who: string;
  created_at: string;
  changed: number;
  /** ListChange[] as JSON (list-changes.ts). */
  changes: string;
  undone_at: string | null;
}
