// What a reader should know of a whole list: on how many of its products something rests.
import type { Decision, Notice } from '#core/contract/predictions.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import { MAX_DEMAND_DAYS } from '#core/inventory/index.ts';
import type { WordedNotice } from './product-warnings.ts';
import { count, longIntervalWarning, percent, sayDays, whole } from './words.ts';

export function listNotices(decisions: readonly Decision[], settings: StoreSettings): WordedNotice[] {
  const of = decisions.length;
  const notices: WordedNotice[] = [];
  const countOf = (holds: (decision: Decision) => boolean) => decisions.filter(holds).length;
  const without = countOf((decision) => decision.onHand === null);
  if (without > 0) {
    const products = without === of ? 'any product' : `${whole.format(without)} of ${count(of, 'product', 'products')}`;
    const text = `No stock is recorded for ${products}: such orders replace what is sold between two orders.`;
    notices.push({ code: 'list-no-stock', values: { products: without, of }, text });
  }
  const waiting = decisions.filter(({ orderDue }) => !orderDue);
  if (waiting.length > 0) {
    // ISO days: the first in the order of letters is the first in time.
    const [day] = waiting.map(({ orderDay }) => orderDay).sort();
    const products = waiting.length;
    const some = products === of ? 'all products' : `${whole.format(products)} of ${count(of, 'product', 'products')}`;
    const text = `Nothing can be ordered on this day for ${some}: their suppliers take the next orders from ${day} on.`;
    notices.push({ code: 'list-not-due', values: { products, of, day }, text });
  }
  const { leadTimeDays, unitCostShare: share } = settings;
  const standIns: [Decision['assumed'][number], Notice['code'], string, Notice['values']][] = [
    ['leadTimeDays', 'list-lead-time', `A lead time of ${sayDays(leadTimeDays)}`, { count: leadTimeDays }],
    ['unitCost', 'list-unit-cost', `A unit cost of ${percent.format(share)} of the price`, { share }],
    ['price', 'list-price', 'A price derived from the unit cost', {}],
    ['onOrder', 'list-on-order', 'Nothing on order', {}],
  ];
  for (const [name, code, words, values] of standIns) {
    const products = countOf((decision) => decision.assumed.includes(name));
    if (products === 0) continue;
    const text = `${words} is assumed for ${products === of ? 'all products' : count(products, 'product', 'products')}.`;
    notices.push({ code, values: { ...values, products, of }, text });
  }
  const products = countOf((decision) => decision.unitCost === null);
  if (products > 0) {
    const text = `${count(products, 'product has', 'products have')} neither price nor cost: their priority counts units.`;
    notices.push({ code: 'list-worthless', values: { products, of }, text });
  }
  if (decisions.some((decision) => decision.protectionDays > MAX_DEMAND_DAYS)) {
    notices.push({ code: 'long-interval', values: { count: MAX_DEMAND_DAYS }, text: longIntervalWarning() });
  }
  return notices;
}
