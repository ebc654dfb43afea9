// The training thread: the same model as without a thread, whatever the number of threads; cancel; crash.
import { describe, expect, it } from 'vitest';
import { NO_CALENDAR } from '../features/feature-spec.ts';
import { testShop } from '../features/test-shop.ts';
import { SILENT_HOOKS } from '../forecast/train/train-hooks.ts';
import { DEFAULT_TRAIN_SETTINGS, type TrainOutput, trainStore } from '../forecast/train/train-store.ts';
import { fingerprintOf } from './train-fingerprint.ts';
import { runTrainThread } from './train-thread.ts';

const frame = testShop({ steps: 150, products: 8 });
const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 10, threads: 1 };
const task = { frame, calendar: NO_CALENDAR, settings };
const silent = { progress: () => {}, curve: () => {} };

/** Everything but the number of threads, which is a setting and therefore in the model. */
const textOf = ({ model, samples }: TrainOutput): string =>
  JSON.stringify([{ ...model, settings: null }, samples.map(({ values }) => Array.from(values.subarray(0, 500)))]);

describe('training in a thread', () => {
  it('gives the bytes that training without one gives, with one thread and with two', async () => {
    const here = trainStore({ ...task, fingerprint: fingerprintOf(frame) }, SILENT_HOOKS);
    for (const threads of [1, 2]) {
      const { signal } = new AbortController();
      const there = await runTrainThread({ ...task, settings: { ...settings, threads } }, { ...silent, signal });
      expect(textOf(there)).toBe(textOf(here));
    }
  });

  it('tells progress and the curve on the way', async () => {
    const { signal } = new AbortController();
    const told: number[] = [];
    const trees: number[] = [];
    await runTrainThread(task, {
      signal,
      progress: (_, done) => void told.push(done),
      curve: (points) => void trees.push(...points.map(({ tree }) => tree)),
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(trees).toHaveLength(4 * settings.numTrees);
  });

  it('stops when it is cancelled, before it starts or while it works', async () => {
    const before = AbortSignal.abort();
    await expect(runTrainThread(task, { ...silent, signal: before })).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = runTrainThread(
      { ...task, settings: { ...settings, numTrees: 5000 } },
      { signal: controller.signal, progress: () => controller.abort(), curve: () => {} },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('words an error of the training as the error it is', async () => {
    const { signal } = new AbortController();
    const wrong = { ...task, settings: { ...settings, numLeaves: 1 } };
    await expect(runTrainThread(wrong, { ...silent, signal })).rejects.toMatchObject({ code: 'input/invalid' });
  });
});

describe('the fingerprint of the data', () => {
  it('changes with any value and not with the order of the products', () => {
    const changed = { ...frame, units: frame.units.with(700, 99) };
    expect(fingerprintOf(frame)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf(changed)).not.toBe(fingerprintOf(frame));
    expect(fingerprintOf({ ...frame, units: frame.units.slice() })).toBe(fingerprintOf(frame));
  });
});
