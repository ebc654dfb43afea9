// One shop's sales, from which every sample export of the tests is written: whatever the layout, they must come out again.
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';

export interface Article {
  sku: string;
  ean: string;
  name: string;
  size: string;
  category: string;
  cents: number;
}

/** A line of a receipt. Cancelled lines were never sold; negative units came back. */
export interface Line {
  order: number;
  day: Day;
  /** Since midnight. */
  minute: number;
  article: Article;
  units: number;
  cancelled: boolean;
}

/** Codes with leading zeros and letters, names with sizes, quotes, commas and umlauts, a price above a thousand. */
export const ARTICLES: readonly Article[] = [
  { sku: '00123', ean: '4006381333931', name: 'Olive oil 0,5 l', size: '500 ml', category: 'Oil', cents: 1190 },
  { sku: 'BR-7', ean: '4006381333948', name: 'Bread "dark", 750g', size: '', category: 'Bakery', cents: 425 },
  { sku: 'CR-1', ean: '4006381333955', name: 'Crème brûlée', size: 'S', category: 'Bakery', cents: 350 },
  { sku: 'CR-2', ean: '4006381333962', name: 'Crème brûlée', size: 'L', category: 'Bakery', cents: 590 },
  { sku: '90210', ean: '4006381333979', name: 'Kaffeemaschine', size: '', category: 'Devices', cents: 124_900 },
];

export const FIRST_DAY = dayFromIso('2025-03-03');
export const DAYS = 60;

/** Ten weeks with the change of clocks in them: one to three lines an order, a return now and then, cancelled orders. */
export const LINES: readonly Line[] = makeLines();

function makeLines(): Line[] {
  const rng = createRng(20_251_128).fork('sample exports');
  const lines: Line[] = [];
  let order = 1000;
  for (let d = 0; d < DAYS; d++) {
    for (let o = 0; o < 3; o++) {
      order++;
      const cancelled = order % 23 === 0;
      // The second order of a day begins half an hour after midnight, the last ends just before the next.
      const minute = [615, 30, 1432][o];
      const picked = new Set(Array.from({ length: 1 + rng.int(3) }, () => rng.int(ARTICLES.length)));
      for (const i of picked) {
        const units = order % 17 === 0 ? -1 : 1 + rng.int(4);
        lines.push({ order, day: FIRST_DAY + d, minute, article: ARTICLES[i], units, cancelled });
      }
    }
  }
  return lines;
}

/** Lines that were sold or came back. */
export const SOLD = LINES.filter(({ cancelled }) => !cancelled);

/** One row for each product and day, in this order. */
export const DAILY = sumByDay(SOLD);

function sumByDay(lines: readonly Line[]): Line[] {
  const cells = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.day} ${line.article.sku}`;
    const cell = cells.get(key);
    if (cell) cell.units += line.units;
    else cells.set(key, { ...line });
  }
  return [...cells.values()].sort((a, b) => a.day - b.day || (a.article.sku < b.article.sku ? -1 : 1));
}

/** Units by "product day" as an import should find them. */
export function unitsByCell(lines: readonly Line[], product: (line: Line) => string): Map<string, number> {
  const cells = new Map<string, number>();
  for (const line of lines) {
    const key = `${product(line)} ${isoFromDay(line.day)}`;
    cells.set(key, (cells.get(key) ?? 0) + line.units);
  }
  return cells;
}

export const moneyOf = (lines: readonly Line[]): number =>
  lines.reduce((cents, line) => cents + line.units * line.article.cents, 0) / 100;
