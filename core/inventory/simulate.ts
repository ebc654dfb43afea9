// A shop day by day under an ordering policy and given demand: what it sells, loses, holds, throws away and earns.

/** One day as a policy sees it, at the close: what is there, what is coming, what customers wait for. */
export interface StockState {
  readonly day: number;
  readonly onHand: number;
  readonly onOrder: number;
  /** Units that customers wait for; always 0 where they do not wait. */
  readonly backordered: number;
}

export interface SimulationTerms {
  /** Days until an order arrives: always the same, or by order day. An order of day t can be sold from day t + 1 + L on. */
  readonly leadTimeDays: number | ((day: number) => number);
  /** Days on which the policy is asked; every day when left out. */
  readonly ordersOn?: (day: number) => boolean;
  readonly shortages: 'lost' | 'backordered';
  readonly packSize: number;
  readonly moq: number;
  /** Days that a delivered unit can be sold; null: it keeps. */
  readonly shelfLifeDays: number | null;
  readonly unitCost: number;
  readonly price: number;
  /** Cost of holding stock, share of its value per year. */
  readonly holdingRate: number;
  readonly goodwillShare: number;
  /** Cost of placing one order. */
  readonly orderingCost: number;
}

export interface SimulationInput {
  /** Units asked for on each day, 0 or more. */
  readonly demand: ArrayLike<number>;
  /** What a policy orders at the close of a day; the simulation raises it to minimum and whole packs. */
  readonly policy: (day: number, state: StockState) => number;
  readonly terms: SimulationTerms;
  /** Stock before the first day, fresh. */
  readonly onHand: number;
  /** Days at the start that are lived through and not counted. Default 0. */
  readonly warmUpDays?: number;
}

export interface SimulationResult {
  /** Days that are counted. */
  readonly days: number;
  readonly demanded: number;
  /** Units handed over, late ones included. */
  readonly sold: number;
  /** Units handed over on the day they were asked for. */
  readonly soldFromShelf: number;
  /** Units never handed over because the shelf was empty. */
  readonly lost: number;
  /** Share of demand met from the shelf; 1 without demand. */
  readonly fillRate: number;
  /** Spans from one arrival (or the start) to the next, and those of them without a shortage. */
  readonly cycles: number;
  readonly goodCycles: number;
  /** Units at the close of a day, on average. */
  readonly averageStock: number;
  readonly orders: number;
  readonly unitsOrdered: number;
  readonly wasted: number;
  readonly revenue: number;
  readonly holdingCost: number;
  readonly wasteCost: number;
  readonly goodwillCost: number;
  readonly orderingCost: number;
  /** Sold units' margin − holding − waste − goodwill − cost of ordering: independent of what is left at the end. */
  readonly profit: number;
}

/** Units of one delivery that are still there, and the first day on which they cannot be sold any more. */
interface Batch {
  units: number;
  readonly expiresOn: number;
}

/**
 * Each day: what has expired is thrown away, deliveries arrive, customers who wait are served first, then those of the
 * day, oldest units first; at the close the policy may order. The oldest units go first (FIFO). Throws RangeError for
 * demand, terms or orders that cannot be.
 */
export function simulate(input: SimulationInput): SimulationResult {
  const { demand, policy, terms, warmUpDays = 0 } = input;
  checkTerms(terms, input.onHand);
  const leadTimeOf = typeof terms.leadTimeDays === 'number' ? () => terms.leadTimeDays as number : terms.leadTimeDays;
  const shelf: Batch[] = [];
  const arrivals = new Map<number, number>();
  const put = (units: number, day: number): void => {
    if (units > 0) shelf.push({ units, expiresOn: day + (terms.shelfLifeDays ?? Number.POSITIVE_INFINITY) });
  };
  const take = (wanted: number): number => {
    let taken = 0;
    while (taken < wanted && shelf.length > 0) {
      const units = Math.min(shelf[0].units, wanted - taken);
      taken += units;
      shelf[0].units -= units;
      if (shelf[0].units <= 0) shelf.shift();
    }
    return taken;
  };
  put(input.onHand, 0);
  let [onHand, onOrder, waiting] = [input.onHand, 0, 0];
  let ranShort = false;
  const sum = { demanded: 0, sold: 0, soldFromShelf: 0, lost: 0, stock: 0, orders: 0, unitsOrdered: 0, wasted: 0 };
  let [cycles, goodCycles, delayed] = [0, 0, 0];

  for (let day = 0; day < demand.length; day++) {
    const counts = day >= warmUpDays;
    const asked = demand[day];
    if (!(asked >= 0 && Number.isFinite(asked))) throw new RangeError(`demand of day ${day} cannot be ${asked}`);
    let expired = 0;
    // Lead times that vary let an older batch stand behind a younger one, so all are looked at.
    for (let i = shelf.length - 1; i >= 0 && terms.shelfLifeDays !== null; i--) {
      if (shelf[i].expiresOn <= day) expired += shelf.splice(i, 1)[0].units;
    }
    const arrived = arrivals.get(day) ?? 0;
    if (arrived > 0) {
      arrivals.delete(day);
      if (counts) {
        cycles++;
        if (!ranShort) goodCycles++;
      }
      ranShort = false;
      put(arrived, day);
      onOrder -= arrived;
    }
    const late = take(waiting);
    waiting -= late;
    const served = take(asked);
    const missing = asked - served;
    if (missing > 0) ranShort = true;
    if (terms.shortages === 'backordered') waiting += missing;
    onHand = onHand - expired + arrived - late - served;
    if (counts) {
      sum.demanded += asked;
      sum.sold += late + served;
      sum.soldFromShelf += served;
      if (terms.shortages === 'lost') sum.lost += missing;
      else delayed += missing;
      sum.wasted += expired;
      sum.stock += onHand;
    }
    if (terms.ordersOn && !terms.ordersOn(day)) continue;
    const quantity = toOrderable(policy(day, { day, onHand, onOrder, backordered: waiting }), terms);
    if (quantity === 0) continue;
    const leadTime = leadTimeOf(day);
    if (!(Number.isInteger(leadTime) && leadTime >= 0)) throw new RangeError(`a lead time cannot be ${leadTime} days`);
    const arrivalDay = day + 1 + leadTime;
    arrivals.set(arrivalDay, (arrivals.get(arrivalDay) ?? 0) + quantity);
    onOrder += quantity;
    if (counts) {
      sum.orders++;
      sum.unitsOrdered += quantity;
    }
  }

  const days = Math.max(0, demand.length - warmUpDays);
  const holdingCost = ((terms.unitCost * terms.holdingRate) / 365) * sum.stock;
  const wasteCost = terms.unitCost * sum.wasted;
  const goodwillCost = terms.goodwillShare * terms.price * (sum.lost + delayed);
  const orderingCost = terms.orderingCost * sum.orders;
  return {
    days,
    demanded: sum.demanded,
    sold: sum.sold,
    soldFromShelf: sum.soldFromShelf,
    lost: sum.lost,
    fillRate: sum.demanded > 0 ? sum.soldFromShelf / sum.demanded : 1,
    cycles,
    goodCycles,
    averageStock: days > 0 ? sum.stock / days : 0,
    orders: sum.orders,
    unitsOrdered: sum.unitsOrdered,
    wasted: sum.wasted,
    revenue: terms.price * sum.sold,
    holdingCost,
    wasteCost,
    goodwillCost,
    orderingCost,
    profit: (terms.price - terms.unitCost) * sum.sold - holdingCost - wasteCost - goodwillCost - orderingCost,
  };
}

function toOrderable(wanted: number, { moq, packSize }: SimulationTerms): number {
  if (!Number.isFinite(wanted)) throw new RangeError(`a policy cannot order ${wanted} units`);
  if (wanted <= 1e-9) return 0;
  return Math.ceil(Math.max(wanted, moq) / packSize - 1e-9) * packSize;
}

function checkTerms(terms: SimulationTerms, onHand: number): void {
  const { packSize, moq, shelfLifeDays, unitCost, price, holdingRate, goodwillShare, orderingCost } = terms;
  if (!(packSize >= 1 && moq >= 1)) throw new RangeError(`pack and minimum are at least 1, not ${packSize} and ${moq}`);
  if (shelfLifeDays !== null && !(shelfLifeDays >= 1)) throw new RangeError('a shelf life is at least one day');
  for (const [name, amount] of Object.entries({ onHand, unitCost, price, holdingRate, goodwillShare, orderingCost })) {
    if (!(amount >= 0 && Number.isFinite(amount))) throw new RangeError(`${name} must be 0 or more, not ${amount}`);
  }
}
