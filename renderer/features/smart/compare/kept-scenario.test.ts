// What is kept of scenarios: terms, plans, and what is left because it describes a moment.
import { describe, expect, it } from 'vitest';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import { keepsAnything, keptScenario } from './kept-scenario.ts';

type Source = 'set' | 'file' | 'supplier' | 'store';
const answer = (leadTimeDays: number, source: Source) =>
  ({
    store: 'S1',
    product: 'bread',
    decision: { leadTimeDays, sources: { leadTimeDays: source } },
  }) as unknown as Prediction;

const keep = (context: PredictionContext, prediction = answer(3, 'file'), usual = answer(3, 'file')) =>
  keptScenario({ context, date: '2026-11-17', prediction, usual }, '2026-12-14');

describe('keeping a scenario', () => {
  it('makes terms of lead time and service level', () => {
    expect(keep({ leadTimeDays: 5, serviceLevel: 0.98 })).toEqual({
      terms: { product: 'bread', leadTimeDays: 5, serviceLevel: 0.98 },
      plans: [],
      left: [],
    });
  });

  it('plans price and discount to the last day, a promotion for its day alone', () => {
    const { terms, plans } = keep({ price: 2.5, discount: 0.1, promotion: true });
    expect(terms).toBeNull();
    expect(plans).toEqual([
      { store: 'S1', product: 'bread', from: '2026-11-17', to: '2026-12-14', price: 2.5, discount: 0.1 },
      { store: 'S1', product: 'bread', from: '2026-11-17', promotion: true },
    ]);
  });

  it('takes the lead time of another supplier along where the product has one of its own', () => {
    const theirs = answer(5.4, 'supplier');
    expect(keep({ supplier: 'Mill' }, theirs).terms).toEqual({ product: 'bread', supplier: 'Mill', leadTimeDays: 5 });
    expect(keep({ supplier: 'Mill' }, theirs, answer(7, 'store')).terms).toEqual({
      product: 'bread',
      supplier: 'Mill',
    });
    expect(keep({ supplier: 'Mill', leadTimeDays: 2 }, answer(2, 'set')).terms).toEqual({
      product: 'bread',
      supplier: 'Mill',
      leadTimeDays: 2,
    });
  });

  it('leaves what describes a moment', () => {
    const kept = keep({ onHand: 3, weather: 'Rain', closed: true });
    expect(kept.left).toEqual(['onHand', 'weather', 'closed']);
    expect(keepsAnything(kept)).toBe(false);
  });
});
