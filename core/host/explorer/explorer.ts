// The explorer of an open workspace: one store's records in memory, read again when its data change.
import type { ObservationListInput, ProductListInput } from '#core/contract/explorer.ts';
import { getProduct } from '#core/store/products.ts';
import type { StoreFacts } from '#core/store/store-facts.ts';
import type { EngineContext } from '../context.ts';
import { storeFacts } from '../store-facts.ts';
import { listExplorerProducts } from './product-list.ts';
import { buildRecordIndex, type IndexedProduct, type RecordIndex } from './record-index.ts';
import { listObservations, type ObservationList } from './record-list.ts';

interface Kept {
  readonly storeId: number;
  readonly version: number;
  readonly index: Promise<RecordIndex | undefined>;
  /** The last order that was asked for: its next pages are cut from it. */
  observations?: { key: string; list: ObservationList };
  products?: { key: string; list: IndexedProduct[] };
}

/** For `ctx.service(createExplorer)`. Only the store asked for last is kept: 600,000 records take some 35 MB. */
export function createExplorer(ctx: EngineContext) {
  const facts = ctx.service(storeFacts);
  let kept: Kept | undefined;

  /** Throws not-found/store. */
  async function keptOf(code: string): Promise<{ index: RecordIndex; kept: Kept }> {
    for (;;) {
      const of = facts.of(code);
      const current = isCurrent(kept, of) ? kept : read(of);
      kept = current;
      const index = await current.index;
      // The data changed while they were read: once more.
      if (index) return { index, kept: current };
    }
  }

  const isCurrent = (known: Kept | undefined, { store }: StoreFacts): known is Kept =>
    known !== undefined && known.storeId === store.id && known.version === store.data_version;

  function read(of: StoreFacts): Kept {
    const { id, code, data_version: version } = of.store;
    const index = buildRecordIndex(ctx.db, of, () => facts.of(code).store.data_version !== version);
    const fresh: Kept = { storeId: id, version, index };
    index.catch(() => {
      if (kept === fresh) kept = undefined;
    });
    return fresh;
  }

  return {
    async index(store: string): Promise<RecordIndex> {
      return (await keptOf(store)).index;
    },
    async observations(input: ObservationListInput): Promise<{ index: RecordIndex; list: ObservationList }> {
      const { index, kept: of } = await keptOf(input.store);
      const { filter, sort, descending } = input;
      const key = JSON.stringify([filter, sort, descending]);
      if (of.observations?.key !== key) of.observations = { key, list: listObservations(index, input) };
      return { index, list: of.observations.list };
    },
    async products(input: ProductListInput): Promise<{ index: RecordIndex; list: IndexedProduct[] }> {
      const { index, kept: of } = await keptOf(input.store);
      const { filter, sort, descending } = input;
      const key = JSON.stringify([filter, sort, descending]);
      if (of.products?.key !== key) of.products = { key, list: listExplorerProducts(index, input) };
      return { index, list: of.products.list };
    },
    /** The product of a code, or the one that it was merged into; null for the store. Throws not-found/product. */
    async subject(store: string, code?: string): Promise<{ index: RecordIndex; product: IndexedProduct | null }> {
      const { index } = await keptOf(store);
      if (code === undefined) return { index, product: null };
      const { id } = getProduct(ctx.db, index.facts.store, code);
      return { index, product: index.products.find(({ product }) => product.id === id) ?? null };
    },
  };
}
