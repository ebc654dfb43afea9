// Products as the grid of terms shows them: every term as it counts now, with what it rests on.
import type { StoreSettings } from '#core/contract/stores.ts';
import { TERM_NAMES, type Term, type TermName, type TermsLine } from '#core/contract/terms.ts';
import { isoFromDay } from '#core/math/day.ts';
import { loadOrderTerms, type ProductOrderTerms } from '#core/store/order-terms.ts';
import { loadStockCounts } from '#core/store/stock-counts.ts';
import type { TermsRow } from '#core/store/terms-lines.ts';
import type { EngineContext } from '../context.ts';
import { onHandOf, storeFacts } from '../store-facts.ts';

const LAST_DAY = Number.MAX_SAFE_INTEGER;
const toTenThousandths = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/** In the order of the rows. */
export function describeTerms(ctx: EngineContext, storeCode: string, rows: readonly TermsRow[]): TermsLine[] {
  const facts = ctx.service(storeFacts).of(storeCode);
  const { store } = facts;
  const codes = rows.map(({ code }) => code);
  const terms = loadOrderTerms(ctx.db, store.id, codes);
  const counts = loadStockCounts(ctx.db, store.id, LAST_DAY, codes);
  return rows.map((row) => {
    const own = terms.get(row.code) as ProductOrderTerms;
    const count = counts.get(row.code);
    const isCounted = count !== undefined && (facts.lastDay === null || count.day >= facts.lastDay);
    return {
      product: row.code,
      name: row.name,
      category: row.category,
      supplier: own.supplier?.name ?? null,
      supplierSource: own.supplier === null ? null : own.supplierSource,
      onHand: isCounted ? count.units : onHandOf(ctx, facts, row.id, own.leadTimeDays),
      countedOn: isCounted ? isoFromDay(count.day) : null,
      terms: Object.fromEntries(
        TERM_NAMES.map((name) => [name, termOf(name, own, row.soldPrice, store.settings)]),
      ) as Record<TermName, Term>,
    };
  });
}

/** Set by the user, from a file, from the supplier, or the store's default: the first that says anything. */
export function termOf(
  name: TermName,
  own: ProductOrderTerms,
  soldPrice: number | null,
  settings: StoreSettings,
): Term {
  const source = own.sources[name];
  if (source !== undefined) return { value: own[name], source };
  if (name === 'price' && soldPrice !== null) return { value: soldPrice, source: 'file' };
  if (name === 'leadTimeDays') {
    const days = supplierLeadTime(own);
    return days === null ? assumed(settings.leadTimeDays) : { value: days, source: 'supplier' };
  }
  if (name === 'packSize' || name === 'moq' || name === 'serviceLevel') return assumed(settings[name]);
  const price = own.price ?? soldPrice;
  const share = settings.unitCostShare;
  if (name === 'unitCost' && price !== null) return assumed(toTenThousandths(price * share));
  if (name === 'price' && own.unitCost !== null && share > 0) return assumed(toTenThousandths(own.unitCost / share));
  return { value: null, source: null };
}

const assumed = (value: number): Term => ({ value, source: 'store' });

/** The mean of the learnt lead times, to a tenth of a day. */
function supplierLeadTime({ supplier }: ProductOrderTerms): number | null {
  if (!supplier?.leadTimes) return supplier?.leadTimeDays ?? null;
  return Math.round(supplier.leadTimes.reduce((sum, { days, share }) => sum + days * share, 0) * 10) / 10;
}
