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

/** What one day came to. */
export interface ShopDay {
  /** Units handed over on the day they were asked for, and those that were asked for in vain. */
  readonly soldFromShelf: number;
  readonly missing: number;
}

/** A shop that is lived through day by day, by whoever decides what it orders. */
export interface SimulatedShop {
  /** At the close of the last day that was lived. */
  state(): StockState;
  /** The next day; `counts`: false leaves it out of the result. */
  live(asked: number, counts?: boolean): ShopDay;
  /** Orders at the close of the day, raised to minimum and whole packs; answers with the units ordered. */
  order(wanted: number): number;
  /** Of all days that counted. */
  result(): SimulationResult;
}

/**
 * Opens a shop with stock, fresh, on the evening before its first day (day 0), and with what was ordered before: `underWay[d]`
 * units arrive on the morning of day d. Each day: what has expired is thrown away,
 * deliveries arrive, customers who wait are served first, then those of the day, oldest units first (FIFO). Throws
 * RangeError for terms, demand or orders that cannot be.
 */
export function openShop(terms: SimulationTerms, stock: number, underWay: ArrayLike<number> = []): SimulatedShop {
  checkTerms(terms, stock);
  const leadTimeOf = typeof terms.leadTimeDays === 'number' ? () => terms.leadTimeDays as number : terms.leadTimeDays;
  const shelf: Batch[] = [];
  const arrivals = new Map<number, number>();
  const put = (units: number, on: number): void => {
    if (units > 0) shelf.push({ units, expiresOn: on + (terms.shelfLifeDays ?? Number.POSITIVE_INFINITY) });
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
  put(stock, 0);
  let [day, onHand, onOrder, waiting] = [-1, stock, 0, 0];
  for (let on = 0; on < underWay.length; on++) {
    if (!(underWay[on] >= 0)) throw new RangeError(`${underWay[on]} units cannot be under way`);
    if (underWay[on] > 0) arrivals.set(on, underWay[on]);
    onOrder += underWay[on];
  }
  let [counts, ranShort] = [true, false];
  const sum = { days: 0, demanded: 0, sold: 0, soldFromShelf: 0, lost: 0, delayed: 0, stock: 0, wasted: 0 };
  let [orders, unitsOrdered, cycles, goodCycles] = [0, 0, 0, 0];

  return {
    state: () => ({ day, onHand, onOrder, backordered: waiting }),
    live(asked, isCounted = true) {
      day++;
      counts = isCounted;
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
      const isLost = terms.shortages === 'lost';
      if (!isLost) waiting += missing;
      onHand = onHand - expired + arrived - late - served;
      if (counts) {
        sum.days++;
        sum.demanded += asked;
        sum.sold += late + served;
        sum.soldFromShelf += served;
        if (isLost) sum.lost += missing;
        else sum.delayed += missing;
        sum.wasted += expired;
        sum.stock += onHand;
      }
      return { soldFromShelf: served, missing };
    },
    order(wanted) {
      const quantity = toOrderable(wanted, terms);
      if (quantity === 0) return 0;
      const leadTime = leadTimeOf(day);
      if (!(Number.isInteger(leadTime) && leadTime >= 0))
        throw new RangeError(`a lead time cannot be ${leadTime} days`);
      const arrivalDay = day + 1 + leadTime;
      arrivals.set(arrivalDay, (arrivals.get(arrivalDay) ?? 0) + quantity);
      onOrder += quantity;
      if (counts) {
        orders++;
        unitsOrdered += quantity;
      }
      return quantity;
    },
    result() {
      const { days, demanded, sold, soldFromShelf, lost, wasted } = sum;
      const holdingCost = ((terms.unitCost * terms.holdingRate) / 365) * sum.stock;
      const wasteCost = terms.unitCost * wasted;
      const goodwillCost = terms.goodwillShare * terms.price * (lost + sum.delayed);
      const orderingCost = terms.orderingCost * orders;
      return {
        days,
        demanded,
        sold,
        soldFromShelf,
        lost,
        fillRate: demanded > 0 ? soldFromShelf / demanded : 1,
        cycles,
        goodCycles,
        averageStock: days > 0 ? sum.stock / days : 0,
        orders,
        unitsOrdered,
        wasted,
        revenue: terms.price * sold,
        holdingCost,
        wasteCost,
        goodwillCost,
        orderingCost,
        profit: (terms.price - terms.unitCost) * sold - holdingCost - wasteCost - goodwillCost - orderingCost,
      };
    },
  };
}

/** Lives through given demand; the policy is asked at the close of each day on which orders can be placed. */
export function simulate({ demand, policy, terms, onHand, warmUpDays = 0 }: SimulationInput): SimulationResult {
  const shop = openShop(terms, onHand);
  for (let day = 0; day < demand.length; day++) {
    shop.live(demand[day], day >= warmUpDays);
    if (terms.ordersOn && !terms.ordersOn(day)) continue;
    shop.order(policy(day, shop.state()));
  }
  return shop.result();
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
