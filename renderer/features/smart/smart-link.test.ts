// The address of the Smart prediction page, read and written.
import { describe, expect, it } from 'vitest';
import { PATHS } from '#renderer/paths.ts';
import { readSmartLink, sameContext, withInput } from './smart-link.ts';

const read = (path: string) => readSmartLink(new URLSearchParams(path.split('?')[1] ?? ''));

describe('the address of a prediction', () => {
  it('comes back as it was written', () => {
    const link = {
      product: 'A & B/7',
      date: '2026-11-20',
      context: { price: 2.49, promotion: true, closed: false, weather: 'Sunny', leadTimeDays: 4, serviceLevel: 0.9 },
    };
    expect(read(PATHS.smart(link))).toEqual(link);
    expect(read(PATHS.smart())).toEqual({ product: undefined, date: undefined, context: {} });
  });

  it('passes over what makes no sense', () => {
    expect(read('/smart?date=soon&price=-3&promotion=maybe&serviceLevel=7&leadTimeDays=2.6&discount=x')).toEqual({
      product: undefined,
      date: undefined,
      context: { leadTimeDays: 3 },
    });
  });

  it('sets one input and takes it back', () => {
    const set = withInput({ price: 2 }, 'promotion', false);
    expect(set).toEqual({ price: 2, promotion: false });
    expect(withInput(set, 'price', undefined)).toEqual({ promotion: false });
    expect(sameContext({ price: 2, promotion: false }, { promotion: false, price: 2 })).toBe(true);
    expect(sameContext({ price: 2 }, {})).toBe(false);
  });
});
