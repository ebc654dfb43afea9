// Why a row of a plan file was left out, in plain English.
import type { PlanIssue } from '#core/contract/plans.ts';

const WORDS: Record<PlanIssue, string> = {
  'missing-date': 'The row has no date.',
  'bad-date': 'This is no date, or one that is more than three years ahead.',
  'bad-range': 'The last day lies before the first one, or more than 730 days after it.',
  'missing-store': 'The row names no store.',
  'unknown-store': 'There is no store with this code in the workspace. Import its sales first, or correct the code.',
  'unknown-product': 'The store has no product with this code. Import its sales first, or correct the code.',
  'unknown-category': 'The store has no category with this name.',
  'bad-number': 'This is no price of 0 or more, or no discount between 0 and 100 %.',
  'bad-flag': 'This is neither yes nor no. Write 1 or 0.',
  'price-without-product': 'A price belongs to a product. Name the product, or plan a discount.',
  'nothing-planned': 'The row plans nothing: price, discount, promotion and closed are all empty.',
  'repeated-row': 'An earlier row plans the same day already. Leave one of them out.',
  'too-many-cells': 'The row has more cells than the header.',
};

export const rejectionWords = (code: PlanIssue): string => WORDS[code];
