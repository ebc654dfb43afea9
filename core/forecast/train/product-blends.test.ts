// Products whose own outcomes speak for another mixture than their class's.
import { describe, expect, it } from 'vitest';
import { BLEND, championOf } from '../store-model.ts';
import { blendStyleOf } from './blend-style.ts';
import { chooseChampions } from './choose-champions.ts';
import { productBlends } from './product-blends.ts';
import { judged, origins } from './test-origins.ts';

const DAYS = blendStyleOf('daily');
const WEEKS = blendStyleOf('weekly');
const products = Array.from({ length: 40 }, (_, i) => ({ code: `P${i}` }));

describe('the blend of a product', () => {
  // Theta is better for the first ten products, the trees for all others.
  const unlike = origins({ gbdt: (i) => (i < 10 ? 6 : 3), theta: (i) => (i < 10 ? 3 : 6) });
  const champions = chooseChampions(unlike, WEEKS);
  const blends = productBlends(unlike, champions, products, WEEKS);

  it('leans towards the members that did well on it', () => {
    expect(champions.smooth.forecaster).toBe(BLEND);
    for (const { code } of products.slice(0, 10))
      expect(blends[code].theta).toBeGreaterThan(champions.smooth.weights.theta);
    for (const { code } of products.slice(10)) expect(blends[code].gbdt).toBeGreaterThan(0.5);
  });

  it('has shares that add up to 1', () => {
    for (const weights of Object.values(blends))
      expect(Object.values(weights).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('stays near its class where it has few outcomes', () => {
    const short = [judged(1, 40, 2, { gbdt: () => 3, theta: () => 3 })];
    const chosen = chooseChampions(short, WEEKS);
    const own = productBlends(short, chosen, products, WEEKS);
    for (const { code } of products) expect(own[code].gbdt).toBeCloseTo(chosen.smooth.weights.gbdt, 1);
  });

  it('does not exist where one forecaster speaks for the class', () => {
    const clear = origins({ gbdt: () => 1, theta: () => 9 });
    expect(productBlends(clear, chooseChampions(clear, DAYS), products, DAYS)).toEqual({});
  });

  it('stands in for the weights of the class, as long as that is spoken for by a blend', () => {
    const alone = { forecaster: 'tsb', weights: { tsb: 1 } };
    const choice = { champions: { ...champions, dead: alone }, blendByProduct: { P1: { theta: 1 } } };
    expect(championOf(choice, 'smooth', 'P1')).toMatchObject({ forecaster: BLEND, weights: { theta: 1 } });
    expect(championOf(choice, 'smooth', 'P2')).toBe(champions.smooth);
    expect(championOf(choice, 'dead', 'P1')).toBe(alone);
  });
});

it('a class is not spoken for by one alone where only blends are wanted', () => {
  const close = origins({ gbdt: () => 3, theta: () => 4 });
  const { smooth } = chooseChampions(close, WEEKS);
  expect(smooth.forecaster).toBe(BLEND);
  expect(smooth.weights.gbdt).toBeGreaterThan(smooth.weights.theta);
});
