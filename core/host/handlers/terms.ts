// Order terms of products, as the user sets them.
import { patchTerms } from '#core/store/product-terms.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';

export function termsHandlers(ctx: EngineContext): DomainHandlers<'terms'> {
  const { db, events, config } = ctx;
  return {
    update({ input }) {
      const mark = { at: config.now().toISOString(), by: whoIs(config) };
      const before = patchTerms(db, getStore(db, input.store), input.changes, mark);
      if (before.length > 0) events.changed('products');
      return { changed: before.length, before };
    },
  };
}
