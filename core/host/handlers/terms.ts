// Order terms of products: listed with what they rest on, set one by one or for all that match, exported.
import type { TermsPatch } from '#core/contract/terms.ts';
import { patchTerms } from '#core/store/product-terms.ts';
import { getProduct, listCategories } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import { listSuppliers } from '#core/store/suppliers.ts';
import { countTermsRows, listTermsRows, matchingProducts } from '#core/store/terms-lines.ts';
import type { EngineContext } from '../context.ts';
import { exportFile } from '../export/export-file.ts';
import { sayIn } from '../export/say.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';
import { storeFacts } from '../store-facts.ts';
import { termsTable } from '../terms/export.ts';
import { describeTerms } from '../terms/lines.ts';

const MS_PER_DAY = 86_400_000;

export function termsHandlers(ctx: EngineContext): DomainHandlers<'terms'> {
  const { db, events, config } = ctx;
  const facts = ctx.service(storeFacts);

  function change(code: string, patches: Iterable<TermsPatch>): { changed: number; before: TermsPatch[] } {
    const now = config.now();
    const mark = { at: now.toISOString(), by: whoIs(config) };
    const stockDay = facts.of(code).lastDay ?? Math.floor(now.getTime() / MS_PER_DAY);
    const before = patchTerms(db, getStore(db, code), patches, mark, stockDay);
    if (before.length > 0) events.changed('products');
    return { changed: before.length, before };
  }

  return {
    page({ input }) {
      const store = getStore(db, input.store);
      return {
        ...countTermsRows(db, store, input.filter),
        lines: describeTerms(ctx, store.code, listTermsRows(db, store, input, input)),
        categories: listCategories(db, store),
        suppliers: listSuppliers(db, store.id).map(({ name }) => name),
      };
    },
    get({ input }) {
      const store = getStore(db, input.store);
      const { code } = getProduct(db, store, input.product);
      const one = { filter: { products: [code] }, sort: 'product' as const, descending: false };
      return describeTerms(ctx, store.code, listTermsRows(db, store, one))[0];
    },
    update: ({ input }) => change(input.store, input.changes),
    updateMatching({ input: { store, filter, values } }) {
      const products = matchingProducts(db, getStore(db, store), filter);
      return change(
        store,
        products.map((product) => ({ ...values, product })),
      );
    },
    export({ input, signal }) {
      const store = getStore(db, input.store);
      const lines = describeTerms(ctx, store.code, listTermsRows(db, store, input));
      const say = sayIn(input.language);
      const title = `${say('file: products')} ${store.code}`;
      return exportFile(
        ctx,
        { title, format: input.format, language: input.language, table: termsTable(lines, say) },
        signal,
      );
    },
  };
}
