// Why a row or a cell of a list is left out, in plain English.
import type { ListIssue, ListRole } from '#core/contract/lists.ts';
import { MAX_LEAD_TIME_DAYS } from '#core/contract/terms.ts';
import type { ListFinding } from '#core/import/list/list-finding.ts';

const WORDS: Record<Exclude<ListIssue, 'out-of-range'>, string> = {
  'missing-product': 'The row names no product.',
  'missing-supplier': 'The row names no supplier.',
  'unknown-product': 'The store has no such product. Add it with the list, import its sales first, or correct it.',
  'repeated-row': 'An earlier row is about the same already. Leave one of them out.',
  'too-many-cells': 'The row has more cells than the header.',
  'bad-number': 'This is no number.',
  'bad-weekday': 'These are no weekdays. Write, for example, "Mon, Thu".',
  'bad-currency': 'This is no currency code of three letters, such as EUR.',
};

const AMOUNT = 'an amount of 0 or more';
const WHOLE = 'a whole number of 1 or more';
const RANGES: Partial<Record<ListRole, string>> = {
  unitCost: AMOUNT,
  price: AMOUNT,
  minimumOrderValue: AMOUNT,
  leadTimeDays: `a whole number of days from 0 to ${MAX_LEAD_TIME_DAYS}`,
  packSize: WHOLE,
  moq: WHOLE,
  storageLimit: WHOLE,
  shelfLifeDays: 'a whole number of days from 1 to 3650',
  reviewPeriodDays: 'a whole number of days from 1 to 90',
  currencyRate: 'a number above 0',
};

export function problemWords({ code, role }: Pick<ListFinding, 'code' | 'role'>): string {
  if (code !== 'out-of-range') return WORDS[code];
  return `Expected ${(role && RANGES[role]) ?? 'a number of 0 or more'}.`;
}
