// Long work beside calls: at once while it is short, in the quiet between calls later, and never put off for ever.
import { beforeEach, expect, test } from 'vitest';
import { CallWatch } from './call-watch.ts';

let now: number;
let waited: number[];
let calls: CallWatch;
/** Somebody calls during every pause, this long before its end. */
let callBefore: number | null;

beforeEach(() => {
  now = 0;
  waited = [];
  callBefore = null;
  calls = new CallWatch({
    now: () => now,
    async pause(milliseconds) {
      waited.push(milliseconds);
      now += milliseconds;
      if (callBefore === null) return;
      now -= callBefore;
      calls.called();
      now += callBefore;
    },
  });
});

test('short work does not wait for anybody', async () => {
  calls.called();
  const between = calls.givesWay();
  await between();
  now = 240;
  calls.called();
  await between();
  expect(waited).toEqual([]);
});

test('longer work waits until nobody has called for a moment', async () => {
  const between = calls.givesWay();
  now = 1000;
  await between();
  expect(waited).toEqual([]);
  calls.called();
  now = 1050;
  await between();
  expect(waited).toEqual([100]);
});

test('a call during the wait makes it longer, up to the patience of the work', async () => {
  const between = calls.givesWay();
  now = 1000;
  calls.called();
  callBefore = 50;
  await between();
  expect(waited.reduce((sum, wait) => sum + wait)).toBe(60_000);
  waited = [];
  calls.called();
  await between();
  expect(waited).toEqual([]);
});
