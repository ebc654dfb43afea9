// Made-up numbers for the gallery: seeded, so that every look at it is the same.
import type { History } from '#core/contract/stores.ts';
import type { StockStatus } from '#core/contract/units.ts';
import { addDays } from '../format/days.ts';

/** mulberry32 */
export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const LAST_DAY = '2026-11-15';
export const STORE = 'S001';

const NAMES = [
  'Oat milk 1 l',
  'Espresso beans 500 g',
  'Sourdough loaf',
  'Cherry tomatoes 250 g',
  'Olive oil extra virgin 750 ml',
  'Dark chocolate 85 %',
  'Greek yoghurt 500 g',
  'Basmati rice 1 kg',
  'Blood orange juice',
  'Washing-up liquid lemon 500 ml',
  'Smoked paprika',
  'Hazelnut spread',
  'Sparkling water 6 × 1 l',
  'Butter unsalted',
  'Toothpaste mint',
  'Peppermint tea',
];
export const CATEGORIES = ['Bakery', 'Beverages', 'Dairy', 'Household', 'Pantry', 'Produce'];
export const SUPPLIERS = ['Alpenhof', 'Bergmann & Söhne', 'Costa Verde', 'Nordlicht'];
const STATUSES: StockStatus[] = [
  'out',
  'critical',
  'low',
  'low',
  'healthy',
  'healthy',
  'healthy',
  'healthy',
  'overstock',
  'unknown',
];

export interface MadeUpProduct {
  code: string;
  name: string;
  category: string;
  supplier: string;
  level: number;
  status: StockStatus;
  price: number;
}

/** ?products=50000 shows how a long list scrolls. */
const COUNT = Number(new URLSearchParams(window.location.search).get('products') ?? 120);

export const PRODUCTS: MadeUpProduct[] = Array.from({ length: COUNT }, (_, i) => {
  const draw = random(i + 1);
  const round = Math.floor(i / NAMES.length);
  return {
    code: `P${String(i + 1).padStart(4, '0')}`,
    name: `${NAMES[i % NAMES.length]}${round > 0 ? ` no. ${round + 1}` : ''}`,
    category: CATEGORIES[Math.floor(draw() * CATEGORIES.length)],
    supplier: SUPPLIERS[Math.floor(draw() * SUPPLIERS.length)],
    level: Math.exp(draw() * 4),
    status: STATUSES[Math.floor(draw() * STATUSES.length)],
    price: 1 + draw() * 18,
  };
});

export function history(level: number, days: number, seed: number, product: string | null): History {
  const draw = random(seed);
  const day = Array.from({ length: days }, (_, i) => addDays(LAST_DAY, i + 1 - days));
  const weekday = (iso: string) => new Date(iso).getUTCDay();
  const closed = day.map((iso) => weekday(iso) === 0);
  const promotion = day.map((_, i) => i % 61 > 53);
  const units = day.map((_, i) => {
    if (closed[i]) return 0;
    const season = 1 + 0.25 * Math.sin((i / 365) * 2 * Math.PI);
    const weekly = weekday(day[i]) === 6 ? 1.5 : weekday(day[i]) === 5 ? 1.25 : 0.9;
    return Math.round(level * season * weekly * (promotion[i] ? 1.5 : 1) * (0.75 + draw() * 0.5));
  });
  return {
    store: STORE,
    product,
    category: null,
    day,
    units,
    revenue: units.map((value) => value * 4.2),
    price: day.map(() => 4.2),
    promotion,
    stock: units.map((value) => value * 3),
    closed,
    soldOut: day.map(() => 0),
    daysPerPoint: 1,
  };
}

export const quantilesAround = (mean: number, spread: number): number[] =>
  [-1.96, -1.28, -0.67, -0.04, 0.67, 1.28, 1.96].map((z) => Math.max(0, mean + z * spread));
