// What a file amounts to: the figures that tell its owner at a glance whether it was read rightly.
import type { ImportReport } from '#core/contract/imports.ts';
import { isoFromDay } from '#core/math/day.ts';
import type { DayTable } from './day-table.ts';
import type { ProductTable } from './product-table.ts';

const CHART_POINTS = 200;

/** `order` are the table's cells; sums run in it, so that the same file always gives the same digits. */
export function summarise(days: DayTable, order: Uint32Array, products: ProductTable): ImportReport['result'] {
  const amount = days.values.get('amount');
  let units = 0;
  let revenue = 0;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < order.length; i++) {
    const cell = order[i];
    units += days.units[cell];
    if (amount && !Number.isNaN(amount[cell])) revenue += amount[cell];
    firstDay = Math.min(firstDay, days.day[cell]);
    lastDay = Math.max(lastDay, days.day[cell]);
  }
  return {
    stores: products.stores,
    products: products.count,
    firstDay: isoFromDay(firstDay),
    lastDay: isoFromDay(lastDay),
    units: tidy(units),
    revenue: amount ? tidy(revenue) : null,
    perDay: unitsPerDay(days, order, firstDay, lastDay),
  };
}

/** Mean units a day over stretches of equal length, so that a long history stays a small chart. */
function unitsPerDay(days: DayTable, order: Uint32Array, firstDay: number, lastDay: number) {
  const span = lastDay - firstDay + 1;
  const stretch = Math.ceil(span / CHART_POINTS);
  const sums = new Float64Array(Math.ceil(span / stretch));
  for (let i = 0; i < order.length; i++) {
    const cell = order[i];
    sums[Math.floor((days.day[cell] - firstDay) / stretch)] += days.units[cell];
  }
  return Array.from(sums, (sum, i) => {
    const start = firstDay + i * stretch;
    const length = Math.min(stretch, lastDay - start + 1);
    return { day: isoFromDay(start), units: tidy(sum / length) };
  });
}

/** Without the dust of adding decimals up. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
