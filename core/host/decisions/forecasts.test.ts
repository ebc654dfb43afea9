// Shared forecasts: kept while they are true, never longer.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { getStore, raiseDataVersion } from '#core/store/stores.ts';
import { SharedForecasts } from './forecasts.ts';
import { poissonForecasts } from './test-forecast.ts';
import { openTestShop, RATES, SHOP, type TestShop } from './test-shop.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
beforeEach(async () => {
  shop = await openTestShop();
  forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
});
afterEach(() => shop.remove());

const question = (steps = 30, asOfDay?: number) => ({ store: SHOP, asOfDay, steps });

describe('shared forecasts', () => {
  test('a store is forecast once, and its products come from the same forecast', async () => {
    const whole = await forecasts.ofStore(question());
    expect(await forecasts.ofStore(question())).toBe(whole);
    expect(await forecasts.ofProduct(question(), 'bread')).toBe(whole);
    expect(forecasts.asked).toHaveLength(1);
  });

  test('one product alone is forecast alone, and with a plan every time', async () => {
    await forecasts.ofProduct(question(), 'bread');
    await forecasts.ofStore(question());
    const plan = { price: new Float64Array(30).fill(5) };
    await forecasts.ofProduct(question(), 'bread', plan);
    expect(forecasts.asked.map(({ products, plans }) => [products, plans?.get('bread')])).toEqual([
      [['bread'], undefined],
      [undefined, undefined],
      [['bread'], plan],
    ]);
  });

  test('other data, another origin or another reach is another forecast; the two latest are kept', async () => {
    await forecasts.ofStore(question(30));
    await forecasts.ofStore(question(40));
    await forecasts.ofStore(question(30));
    expect(forecasts.asked).toHaveLength(2);
    await forecasts.ofStore(question(50));
    await forecasts.ofStore(question(40));
    expect(forecasts.asked.map(({ horizon }) => horizon)).toEqual([30, 40, 50, 40]);
    const { id } = getStore(shop.ctx.db, SHOP);
    raiseDataVersion(shop.ctx.db, id);
    await forecasts.ofStore(question(40));
    await forecasts.ofStore(question(40, 20_760));
    expect(forecasts.asked).toHaveLength(6);
  });

  test('a forecast that failed is tried again', async () => {
    let tries = 0;
    const failing = new SharedForecasts(shop.ctx.db, {
      async forecast() {
        tries++;
        throw new AppError('data/too-short', 'Too short.', { neededDays: 60, foundDays: 3 });
      },
      variants: async () => [],
    });
    for (const n of [1, 2]) {
      await expect(failing.ofStore(question())).rejects.toMatchObject({ code: 'data/too-short' });
      expect(tries).toBe(n);
    }
  });
});
