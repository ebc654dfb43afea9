// Which products of the grid are selected: single ones, or everything that the filter lets through but some.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { TermsFilter, TermsLine } from '#core/contract/terms.ts';

interface Chosen {
  /** All lines that this filter lets through, but `products`; null: only `products`. */
  matching: TermsFilter | null;
  products: ReadonlySet<string>;
}
const NOTHING: Chosen = { matching: null, products: new Set() };

const isChosen = ({ matching, products }: Chosen, product: string) => products.has(product) !== (matching !== null);

/** `filter` must be the same object as long as it says the same. */
export function useTermsSelection(filter: TermsFilter, getLine: (index: number) => TermsLine | undefined) {
  const [stored, setChosen] = useState(NOTHING);
  // "Everything" was said of what the filter showed then.
  const chosen = stored.matching !== null && stored.matching !== filter ? NOTHING : stored;
  const current = useRef({ chosen, getLine, last: 0 });
  current.current = { ...current.current, chosen, getLine };

  const onSelect = useCallback((index: number, withRange: boolean) => {
    const { chosen: before, getLine: lineAt, last } = current.current;
    const line = lineAt(index);
    if (!line) return;
    current.current.last = index;
    const choose = !isChosen(before, line.product);
    const products = new Set(before.products);
    const [from, to] = withRange ? [Math.min(last, index), Math.max(last, index)] : [index, index];
    for (let at = from; at <= to; at++) {
      const product = lineAt(at)?.product;
      if (product === undefined || isChosen(before, product) === choose) continue;
      if (!products.delete(product)) products.add(product);
    }
    setChosen({ matching: before.matching, products });
  }, []);

  const { matching, products } = chosen;
  const all: 'none' | 'some' | 'all' =
    matching !== null && products.size === 0 ? 'all' : matching !== null || products.size > 0 ? 'some' : 'none';
  return {
    has: (line: TermsLine) => isChosen(chosen, line.product),
    onSelect,
    all,
    onSelectAll: () => setChosen(all === 'none' ? { ...NOTHING, matching: filter } : NOTHING),
    clear: () => setChosen(NOTHING),
    /** How many of `total` matching products are selected. */
    count: (total: number) => (matching === null ? products.size : total - products.size),
    /** Lets exactly the selected products through; null while nothing is selected. */
    filter: useMemo((): TermsFilter | null => {
      if (matching !== null) return products.size > 0 ? { ...matching, except: [...products] } : matching;
      return products.size > 0 ? { products: [...products] } : null;
    }, [matching, products]),
  };
}
