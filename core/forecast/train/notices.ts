// What a reader of a model's card should know before trusting it: a code with its values, and the same in English.
import type { ModelNotice } from '#core/contract/models.ts';
import type { Frequency } from '#core/contract/units.ts';

export type WordedNotice = ModelNotice & { readonly text: string };

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const UNITS: Record<Frequency, string> = { daily: 'days', weekly: 'weeks', monthly: 'months' };

export const tooFewSteps = (count: number, needed: number, frequency: Frequency): WordedNotice => ({
  code: `few-${frequency}-steps`,
  values: { count, needed },
  text: `The store has ${count} ${UNITS[frequency]} of history; trees need ${needed}. Simple methods are used.`,
});

export const tooFewProducts = (count: number, needed: number): WordedNotice => ({
  code: 'few-products',
  values: { count, needed },
  text: `The store has ${count} products; trees need ${needed}. Simple methods are used.`,
});

export const nothingLearnt: WordedNotice = {
  code: 'nothing-learnt',
  values: {},
  text: 'No day of the history could be learnt from; simple methods are used.',
};

export const unchecked: WordedNotice = {
  code: 'unchecked',
  values: {},
  text: 'The history is too short to check any forecast; bands are assumed.',
};

export const chosenWhereScored: WordedNotice = {
  code: 'chosen-where-scored',
  values: {},
  text: 'The history is too short for a separate choice of methods: they were chosen on the days they are scored on.',
};

/** `share`: the weighted error where prices and promotions are planned. */
export const errorWithPlans = (share: number): WordedNotice => ({
  code: 'error-with-plans',
  values: { share },
  text: `With prices and promotions known ahead the weighted error (WAPE) is ${percent(share)}.`,
});

export const stockOutsIgnored: WordedNotice = {
  code: 'stock-outs-ignored',
  values: {},
  text: 'Stock-outs are not looked at (a setting of the store): sales were taken for demand.',
};

/** `count` of `of` days on which a product could be sold were stock-outs. */
export const stockOuts = (count: number, of: number): WordedNotice => ({
  code: 'stock-outs',
  values: { count, of, share: count / of },
  text: `${count} of ${of} days of products (${percent(count / of)}) counted as stock-outs: not as the demand that was sold.`,
});
