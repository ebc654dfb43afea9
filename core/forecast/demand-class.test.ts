import { describe, expect, it } from 'vitest';
import { demandClassOf } from './demand-class.ts';

const repeat = (pattern: number[], times: number): number[] => Array.from({ length: times }, () => pattern).flat();

describe('the demand class of a series', () => {
  it('is smooth when it sells nearly every day in similar amounts', () => {
    expect(demandClassOf(repeat([4, 5, 6, 5], 20))).toBe('smooth');
  });
  it('is erratic when it sells nearly every day in very different amounts', () => {
    expect(demandClassOf(repeat([1, 1, 1, 12], 20))).toBe('erratic');
  });
  it('is intermittent when it sells seldom in similar amounts', () => {
    expect(demandClassOf(repeat([1, 0, 0, 1, 0], 20))).toBe('intermittent');
  });
  it('is lumpy when it sells seldom in very different amounts', () => {
    expect(demandClassOf(repeat([1, 0, 0, 14, 0, 0, 1, 0, 0], 10))).toBe('lumpy');
  });
  it('is new until 28 days after the first sale, however long the zeros before it', () => {
    expect(demandClassOf([...repeat([0], 100), ...repeat([2], 27)])).toBe('new');
    expect(demandClassOf([...repeat([0], 100), ...repeat([2], 28)])).toBe('smooth');
  });
  it('is dead after 180 days without a sale', () => {
    expect(demandClassOf([...repeat([2], 50), ...repeat([0], 179)])).not.toBe('dead');
    expect(demandClassOf([...repeat([2], 50), ...repeat([0], 180)])).toBe('dead');
  });
  it('is new, later dead, when it never sold', () => {
    expect(demandClassOf([])).toBe('new');
    expect(demandClassOf(repeat([0], 90))).toBe('new');
    expect(demandClassOf(repeat([0], 200))).toBe('dead');
  });
  it('does not count closed days as days without a sale', () => {
    const units = repeat([3, 3, 3, 3, 0, 0, 0], 12);
    const closed = repeat([0, 0, 0, 0, 1, 1, 1], 12);
    expect(demandClassOf(units)).toBe('intermittent');
    expect(demandClassOf(units, closed)).toBe('smooth');
  });
  it('needs fewer steps for weekly series', () => {
    expect(demandClassOf(repeat([5, 6], 4), undefined, 7)).toBe('smooth');
    expect(demandClassOf(repeat([5], 7), undefined, 7)).toBe('new');
    expect(demandClassOf([...repeat([5], 20), ...repeat([0], 26)], undefined, 7)).toBe('dead');
  });
});
