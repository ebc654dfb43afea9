// The English of decisions: sentences for every state of stock, warnings with their figures.
import { describe, expect, test } from 'vitest';
import type { Decision } from '#core/contract/predictions.ts';
import { DEFAULT_STORE_SETTINGS } from '#core/contract/stores.ts';
import { type DecisionInput, decide, resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import { poissonDistribution } from '#core/math/counts.ts';
import { listNotices } from './list-notices.ts';
import { assumedWarning, sayDay, sayMoney, sayUnits, summarySentence } from './words.ts';

function decision(stock: Partial<DecisionInput['stock']>, price: number | null = 2000): Decision {
  const own = { ...UNKNOWN_TERMS, packSize: 1, moq: 1, price };
  return decide({
    demandOver: (days) => poissonDistribution(3 * days),
    originDay: 20_777,
    daysUntilOrder: 0,
    checkDays: 1,
    stock: { onHand: 5, onOrder: 0, committed: 0, onOrderKnown: true, ...stock },
    terms: resolveTerms(own, { ...DEFAULT_STORE_SETTINGS, shortages: 'backordered' }),
  });
}

const sentence = (of: Decision): string =>
  summarySentence({
    name: 'Kite',
    when: 'on Monday',
    demand: { mean: 3.04, low: 1, high: 5 },
    decision: of,
    currency: 'EUR',
  });

describe('words', () => {
  test('figures are said as people say them', () => {
    expect([sayUnits(0.04), sayUnits(2.345), sayUnits(12.5), sayUnits(1234.4)]).toEqual(['0', '2.3', '13', '1,234']);
    expect(sayMoney(1234.5, 'CHF')).toBe('CHF 1,234.50');
    expect(sayDay(20_777)).toBe('Friday 20 November 2026');
  });

  test.each<[string, Decision, string]>([
    [
      'an order',
      decision({}),
      'with 5 on hand, order 48 for EUR 67,200.00 to last the 14 days until the next order can arrive',
    ],
    [
      'an order beside one on its way',
      decision({ onOrder: 40 }),
      'with 5 on hand and 40 on order, order 8 for EUR 11,200.00 to',
    ],
    ['enough', decision({ onHand: 60 }), 'with 60 on hand, which lasts about 21 days, nothing needs to be ordered'],
    ['far too much', decision({ onHand: 900 }), 'which lasts 180 days or more, nothing needs to be ordered'],
    [
      'no stock record',
      decision({ onHand: null }),
      'no stock is recorded, so order 21 for EUR 29,400.00, what is sold',
    ],
    ['no price', decision({}, null), 'with 5 on hand, order 48 to last'],
  ])('the sentence for %s', (_, of, clause) => {
    expect(sentence(of)).toMatch(/^Kite should sell about 3 on Monday \(1 to 5 in 8 of 10 cases\); .*\.$/);
    expect(sentence(of)).toContain(clause);
  });

  test('what was assumed is named with its value', () => {
    expect(assumedWarning(decision({ onOrderKnown: false }), DEFAULT_STORE_SETTINGS)).toBe(
      'Assumed, because the product has no value of its own: unit cost EUR 1,400.00 (70% of the price), lead time 7 days, 0 on order.',
    );
    expect(assumedWarning({ ...decision({}), assumed: [] }, DEFAULT_STORE_SETTINGS)).toBeNull();
  });

  test('a list says on how many products something rests', () => {
    const all = [decision({}), decision({ onHand: null }), decision({}, null)];
    expect(listNotices(all, DEFAULT_STORE_SETTINGS).map(({ text }) => text)).toEqual([
      'No stock is recorded for 1 of 3 products: such orders replace what is sold between two orders.',
      'A lead time of 7 days is assumed for all products.',
      'A unit cost of 70% of the price is assumed for 2 products.',
      '1 product has neither price nor cost: their priority counts units.',
    ]);
    expect(listNotices([{ ...decision({}), assumed: [] }], DEFAULT_STORE_SETTINGS)).toEqual([]);
  });
});
