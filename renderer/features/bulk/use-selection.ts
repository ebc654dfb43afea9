// Which lines of an order list are selected: single products, or everything that the filter lets through but some.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { BulkLine } from '#core/contract/bulk.ts';
import type { BulkFilter } from './bulk-view.ts';
import type { Lines } from './use-lines.ts';

export interface Selection {
  has: (line: BulkLine) => boolean;
  onSelect: (index: number, withRange: boolean) => void;
  all: 'none' | 'some' | 'all';
  onSelectAll: () => void;
  clear: () => void;
  /** Lets exactly the selected lines through; null while nothing is selected. */
  filter: BulkFilter | null;
}

interface Chosen {
  /** All lines that this filter lets through, but `products`; null: only `products`. */
  matching: BulkFilter | null;
  products: ReadonlySet<string>;
}
const NOTHING: Chosen = { matching: null, products: new Set() };

const isChosen = ({ matching, products }: Chosen, product: string) => products.has(product) !== (matching !== null);

/** `filter`: what the list shows; must be the same object as long as it says the same. */
export function useSelection(filter: BulkFilter, lines: Lines): Selection {
  const [stored, setChosen] = useState(NOTHING);
  // "Everything" was said of what the filter showed then.
  const chosen = stored.matching !== null && stored.matching !== filter ? NOTHING : stored;
  const current = useRef({ chosen, lines, last: 0 });
  current.current.chosen = chosen;
  current.current.lines = lines;

  const onSelect = useCallback((index: number, withRange: boolean) => {
    const { chosen: before, lines: listed, last } = current.current;
    const line = listed.getLine(index);
    if (!line) return;
    current.current.last = index;
    const choose = !isChosen(before, line.product);
    const products = new Set(before.products);
    const [from, to] = withRange ? [Math.min(last, index), Math.max(last, index)] : [index, index];
    for (let at = from; at <= to; at++) {
      const product = listed.getLine(at)?.product;
      if (product === undefined || isChosen(before, product) === choose) continue;
      if (!products.delete(product)) products.add(product);
    }
    setChosen({ matching: before.matching, products });
  }, []);

  const { matching, products } = chosen;
  const all =
    matching !== null && products.size === 0 ? 'all' : matching !== null || products.size > 0 ? 'some' : 'none';
  return {
    has: (line) => isChosen(chosen, line.product),
    onSelect,
    all,
    onSelectAll: () => setChosen(all === 'none' ? { ...NOTHING, matching: filter } : NOTHING),
    clear: () => setChosen(NOTHING),
    filter: useMemo(() => {
      if (matching !== null) return products.size > 0 ? { ...matching, except: [...products] } : matching;
      return products.size > 0 ? { products: [...products] } : null;
    }, [matching, products]),
  };
}
