// The demo shopkeeper: orders by a simple rule with lead times, so that some days end with an empty shelf and the
// sales of those days hide demand, as in real shops.
import { weekdayOf } from '#core/math/day.ts';
import type { Rng } from '#core/math/rng.ts';
import { SUPPLIERS } from './catalogue.ts';
import { DEMO_DAYS, DEMO_FIRST_DAY, type DemoDemand, type DemoProduct, isClosed } from './demand-process.ts';

export interface DemoSales {
  /** Stock at opening. */
  readonly stock: Int32Array;
  /** min(demand, stock). */
  readonly sold: Uint16Array;
  /** Units ordered on the day. */
  readonly ordered: Uint16Array;
}

/**
 * Weekly (or more frequent) review: when the inventory position falls below last four weeks' mean demand over lead
 * time and review period, order up to 1.35 times that, in packs, at least the MOQ. Now and then the shopkeeper
 * forgets, and a delivery comes late: that is where stock-outs come from.
 */
export function runShop(product: DemoProduct, demand: DemoDemand, rng: Rng): DemoSales {
  const draw = rng.fork(`shop-${product.code}`);
  const supplier = SUPPLIERS.find((each) => each.name === product.supplier);
  if (!supplier) throw new RangeError(`No such supplier: ${product.supplier}`);
  const reviewDays = 7 / supplier.orderWeekdays.length;
  const out: DemoSales = {
    stock: new Int32Array(DEMO_DAYS),
    sold: new Uint16Array(DEMO_DAYS),
    ordered: new Uint16Array(DEMO_DAYS),
  };
  const arriving = new Float64Array(DEMO_DAYS + 40);
  const coverDays = supplier.leadTimeDays + reviewDays;
  // A product on its way out is not ordered again; the end of the data is no such end.
  const lastOrder = product.end < DEMO_DAYS - 1 ? product.end - coverDays : DEMO_DAYS - 1;
  let onHand = Math.ceil(product.base * coverDays * 1.5) + product.packSize;
  let onOrder = 0;
  for (let t = product.launch; t < DEMO_DAYS; t++) {
    onHand += arriving[t];
    onOrder -= arriving[t];
    out.stock[t] = onHand;
    out.sold[t] = Math.min(demand.demand[t], onHand);
    onHand -= out.sold[t];
    const reviews = supplier.orderWeekdays.includes(weekdayOf(DEMO_FIRST_DAY + t)) && !isClosed(t) && t <= lastOrder;
    if (!reviews || draw.next() < 0.06) continue;
    const target = meanSold(out.sold, t, product) * coverDays;
    const position = onHand + onOrder;
    if (position >= target * 1.05 + 0.5) continue;
    const wanted = Math.max(product.moq, Math.ceil(target * 1.35 + 1 - position));
    const quantity = Math.ceil(wanted / product.packSize) * product.packSize;
    out.ordered[t] = quantity;
    onOrder += quantity;
    arriving[t + supplier.leadTimeDays + (draw.next() < 0.07 ? 2 : 0)] += quantity;
  }
  return out;
}

function meanSold(sold: Uint16Array, t: number, product: DemoProduct): number {
  const from = Math.max(product.launch, t - 27);
  if (t - from < 13) return product.base;
  let sum = 0;
  for (let day = from; day <= t; day++) sum += sold[day];
  return sum / (t - from + 1);
}
