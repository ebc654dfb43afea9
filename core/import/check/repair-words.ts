// What was done about each kind of issue, or what the user can do, in plain English for logs, command line and API.
import type { IssueCode } from '#core/contract/imports.ts';

const WORDS: Record<IssueCode, string> = {
  'bad-date':
    'Left out: this is no date in the chosen order. Check the date order, or correct the cell and import it again.',
  'absurd-date':
    'Left out: sales cannot be from before 1990 or from more than a year ahead. Check the year and the date order.',
  'bad-number': 'Left out: this is no number. Check the decimal mark, or correct the cell and import it again.',
  'absurd-number': 'Left out: no shop sells that much. Check whether the cells of this row have moved by a column.',
  'missing-date': 'Left out: the row has no date.',
  'missing-product': 'Left out: the row names no product.',
  'missing-store': 'Left out: the row names no store.',
  'missing-units': 'Left out: the row has no quantity. Write 0 where nothing was sold.',
  'text-too-long': 'Left out: a code of a store or product has at most 200 characters.',
  'too-many-cells': 'Left out: the row has more cells than the header. Put texts that contain the delimiter in quotes.',
  'totals-row': 'Left out: this is a line with totals, not a sale.',
  'number-cleaned': 'Read without currency signs and thousands marks.',
  'bad-optional-number': 'This cell was left empty; the sale counts.',
  'negative-stock': 'Stock below zero counts as 0.',
  'missing-name': 'The product is shown by its code.',
  'repeated-row': 'The same row again: counted once.',
  'missing-code': 'The row has no code: the name of the product serves as one.',
  'mended-cell': 'Read as you said.',
  'cancelled-row': 'The order was cancelled: its rows do not count.',
  'skipped-row': 'Left out, as you said.',
  'footer-row': 'Text below or between the rows: passed over.',
  'lines-counted': 'The file has no quantity: every line counts as one piece.',
  'other-line': 'No goods by its type (a payment, postage, the head of a receipt): passed over.',
  'utc-moment': 'Written in UTC: on the clocks of the shop it was another day, and that one counts.',
  'not-looked-up': 'The other file has no row for this: what it would have brought stays empty.',
  'negative-units': 'Returns: they are taken off the sales of the same day. Days below zero stay in the data.',
  'duplicate-row': 'Several rows for one product and day: their units were added up.',
  'receipts-summed': 'The file holds single sales: they were added up for each product and day.',
  'repeated-header': 'The header stands in the file again; these lines were passed over.',
  'discount-percent': 'The discount is written in percent; it was read as such.',
  'open-inverted': 'The column says when the store was open; closed days are the others.',
  'whole-store': 'The file names no product: its rows count as one product that stands for the whole store.',
  'takings-counted': 'The file counts nothing: the takings are the quantity, at a price of 1.',
  'price-from-revenue': 'The file has no price: revenue divided by units was taken.',
};

export const repairWords = (code: IssueCode): string => WORDS[code];
