// Staged products into the store: new ones are added, known ones learn what the upload knows better.
import type { ImportOptions } from '../contract/imports.ts';
import { ATTRIBUTES, type AttributeChange, recordAttributes } from './layers/attribute-changes.ts';
import { FIRST_CORRECTION } from './layers/layer-rows.ts';
import type { SqlValue, WriteDb } from './sql.ts';

/** Staged products next to the store's, with their suppliers resolved. */
const STAGED = `staging_product sp
  JOIN store ON store.code = sp.store_code
  LEFT JOIN supplier ON supplier.store_id = store.id AND supplier.name = sp.supplier
  LEFT JOIN product p ON p.store_id = store.id AND p.code = sp.product_code
  WHERE sp.upload_id = ?`;

/** The user named it: files do not name it again. */
const RENAMED = `EXISTS (SELECT 1 FROM product_change
  WHERE product_id = p.id AND attribute = 'name' AND commit_number >= ${FIRST_CORRECTION})`;

const incoming = (attribute: (typeof ATTRIBUTES)[number]): string =>
  attribute === 'supplier_id' ? 'supplier.id' : `sp.${attribute}`;

/**
 * Ids of the stores whose known products changed; what changed in them is kept under the upload's number. What an upload says of a known product holds if its sales reach at
 * least as far as the store's; an older file (and any with overlap "keep") only fills what is not known yet.
 */
export function commitProducts(
  db: WriteDb,
  uploadId: string,
  commit: number,
  overlap: ImportOptions['overlap'],
): number[] {
  db.prepare(
    `INSERT INTO supplier (store_id, name)
     SELECT DISTINCT store.id, sp.supplier FROM staging_product sp JOIN store ON store.code = sp.store_code
     WHERE sp.upload_id = ? AND sp.supplier IS NOT NULL
     ON CONFLICT (store_id, name) DO NOTHING`,
  ).run(uploadId);

  const isNewer =
    overlap === 'keep'
      ? '0'
      : `(SELECT max(day) FROM staging_observation s WHERE s.upload_id = sp.upload_id AND s.series = sp.series) >=
         coalesce((SELECT max(day) FROM observation o WHERE o.product_id = p.id), -1000000)`;
  const merged = ATTRIBUTES.map(
    (attribute) =>
      `CASE WHEN ${attribute === 'name' ? RENAMED : '0'} THEN p.${attribute} WHEN ${isNewer} THEN coalesce(${incoming(attribute)}, p.${attribute})
       ELSE coalesce(p.${attribute}, ${incoming(attribute)}) END AS ${attribute}`,
  );
  const fresh = `(SELECT p.id AS id, ${merged.join(', ')} FROM ${STAGED} AND p.id IS NOT NULL) AS fresh`;
  const differs = `product.id = fresh.id
    AND (${ATTRIBUTES.map((attribute) => `product.${attribute} IS NOT fresh.${attribute}`).join(' OR ')})`;
  const cells = ATTRIBUTES.map((attribute) => `product.${attribute}, fresh.${attribute}`);
  const changed = db
    .prepareRows<SqlValue[], [number, number, ...SqlValue[]]>(
      `SELECT product.id, product.store_id, ${cells.join(', ')} FROM ${fresh} CROSS JOIN product ON ${differs}`,
    )
    .all(uploadId);
  if (changed.length > 0) {
    recordAttributes(db, commit, changed.flatMap(changesOf));
    const sets = ATTRIBUTES.map((attribute) => `${attribute} = fresh.${attribute}`);
    db.prepare(`UPDATE product SET ${sets.join(', ')} FROM ${fresh} WHERE ${differs}`).run(uploadId);
  }
  const stores = new Set(changed.map(([, storeId]) => storeId));

  const values = ATTRIBUTES.map((attribute) =>
    attribute === 'name' ? 'coalesce(sp.name, sp.product_code)' : incoming(attribute),
  );
  db.prepare(
    `INSERT INTO product (store_id, code, upload_id, ${ATTRIBUTES.join(', ')})
     SELECT store.id, sp.product_code, sp.upload_id, ${values.join(', ')} FROM ${STAGED} AND p.id IS NULL
     ORDER BY sp.series`,
  ).run(uploadId);
  return [...stores];
}

function changesOf([productId, , ...cells]: [number, number, ...SqlValue[]]): AttributeChange[] {
  return ATTRIBUTES.flatMap((attribute, i) => {
    const [before, after] = cells.slice(2 * i, 2 * i + 2);
    return before === after ? [] : [{ productId, attribute, before, after }];
  });
}
