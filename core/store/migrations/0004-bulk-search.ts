// A search through an order list reads one folded text a line instead of folding four on every keystroke.
import type { Migration } from './migration.ts';

export const bulkSearch: Migration = {
  version: 4,
  name: 'folded search text of bulk lines',
  sql: `
ALTER TABLE bulk_line ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE bulk_line SET search_text = fold_text(
  product_code || char(10) || name || char(10) || coalesce(category, '') || char(10) || coalesce(supplier, ''));
`,
};
