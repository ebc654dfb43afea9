// The date orders of several files that make one table: each decides for itself, the others follow those that could.
import { dayFromIso } from '#core/math/day.ts';
import type { DateOrder } from './date.ts';
import { type DateOrderFinding, decideDateOrder } from './date-order.ts';

/** The different dates that one of the files holds. */
export interface FileDates {
  readonly texts: ReadonlySet<string>;
  /** They are real dates of a workbook. */
  readonly realDates: boolean;
}

/** Days in a row that leave no doubt, where holidays and closed days may be missing between them. */
const LEAST_CONSECUTIVE = 5;
const MOST_GAPS = 1.5;

/**
 * A finding for each file, null where no order reads its dates. A file whose own rows settle the order keeps it. The
 * others take `chosen` (what the user said), else the order that most of the settled ones have; where none is settled
 * they are decided together. See docs/decisions/0178-each-file-its-own-date-order.md.
 */
export function decideDateOrders(
  files: readonly FileDates[],
  { decimalMark, chosen }: { decimalMark: '.' | ','; chosen?: DateOrder },
): (DateOrderFinding | null)[] {
  const own = files.map(({ texts, realDates }) => decideDateOrder(texts, { decimalMark, realDates }));
  if (files.length < 2) return own;
  const isOpen = own.map((finding) => finding !== null && !isDecided(finding));
  const order = chosen ?? commonOrder(own.filter((finding, i) => finding !== null && !isOpen[i]));
  if (order !== undefined) {
    return own.map((finding, i) =>
      finding && isOpen[i] && finding.readings.some((reading) => reading.order === order)
        ? { ...finding, chosen: order, because: finding.chosen === order ? finding.because : 'others' }
        : finding,
    );
  }
  const together = decideDateOrder(new Set(files.flatMap(({ texts }, i) => (isOpen[i] ? [...texts] : []))), {
    decimalMark,
  });
  return own.map((finding, i) =>
    finding && together && isOpen[i] ? { ...finding, chosen: together.chosen, because: together.because } : finding,
  );
}

/** Whether the file's own rows leave no doubt. */
export function isDecided({ because, chosen, readings }: DateOrderFinding): boolean {
  if (because !== 'consecutive') return because !== 'assumed';
  const reading = readings.find(({ order }) => order === chosen);
  if (reading === undefined || reading.days < LEAST_CONSECUTIVE) return false;
  return dayFromIso(reading.last) - dayFromIso(reading.first) + 1 <= reading.days * MOST_GAPS;
}

/** The order that most files have; dates that need none say nothing about others. */
function commonOrder(decided: readonly (DateOrderFinding | null)[]): DateOrder | undefined {
  const counts = new Map<DateOrder, number>();
  for (const finding of decided) {
    if (!finding || finding.because === 'iso' || finding.because === 'real-dates') continue;
    counts.set(finding.chosen, (counts.get(finding.chosen) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
