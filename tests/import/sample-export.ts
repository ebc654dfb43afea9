// What a sample export is, and what a first guess should make of it.
import type { ShapeKind } from '#core/contract/import-shape.ts';
import type { ColumnRole, Reading } from '#core/contract/imports.ts';
import type { TestFile, TestFolder } from '#core/import/test-files.ts';
import type { Line } from './sales.ts';

export interface SampleExport {
  title: string;
  /** What is dropped, in this order. */
  files(folder: TestFolder): TestFile[];
  preset: string | null;
  kind: ShapeKind;
  /** Columns and the roles that they should get; others may have any role that leads to the right sums. */
  roles: Partial<Record<string, ColumnRole>>;
  reading?: Partial<Reading>;
  /** What tells the products apart in this layout. */
  product(line: Line): string;
  /** The sales in it; what was sold when not said. */
  lines?: readonly Line[];
  /** null: the layout has no money, or only some of it. Units times price when not said. */
  revenue?: number | null;
  /** Rows that should be left out with a reason. */
  rejected?: number;
}

export const sku = ({ article }: Line): string => article.sku;
export const name = ({ article }: Line): string => article.name;
/** As a till without codes tells sizes apart. */
export const sized = ({ article }: Line): string => (article.size ? `${article.name} ${article.size}` : article.name);
