// The replay thread: an answer that can be copied between threads, its progress, cancel, and errors worded as what they are.
import { describe, expect, it } from 'vitest';
import { NO_CALENDAR } from '../features/feature-spec.ts';
import { testShop } from '../features/test-shop.ts';
import { DEFAULT_TRAIN_SETTINGS } from '../forecast/train/train-store.ts';
import { PLAN_TERMS } from '../replay/test-plan.ts';
import { runReplayThread } from './replay-thread.ts';

const frame = testShop({ steps: 150, products: 6 });
const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 5, threads: 1 };
const plan = {
  frame,
  calendar: NO_CALENDAR,
  startStep: 122,
  demand: frame.units,
  terms: frame.products.map(() => PLAN_TERMS),
  shortages: 'lost' as const,
};
const silent = { signal: new AbortController().signal, progress: () => {} };

describe('a replay in a thread', () => {
  it('gives the same answer each time, and says on the way which day it is at', async () => {
    const told: { done: number; detail: string }[] = [];
    const once = await runReplayThread({ plan, settings }, { ...silent, progress: (news) => void told.push(news) });
    expect(once.products).toHaveLength(6);
    expect(once.outcomes.shelfcast?.profit).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ done, detail }) => done >= 0 && done <= 1 && /^\d{4}-\d\d-\d\d$/.test(detail))).toBe(true);
    expect(await runReplayThread({ plan, settings }, silent)).toEqual(once);
  });

  it('stops when it is cancelled, before it starts or while it works', async () => {
    const before = runReplayThread({ plan, settings }, { ...silent, signal: AbortSignal.abort() });
    await expect(before).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = runReplayThread(
      { plan, settings: { ...settings, numTrees: 5000 } },
      { signal: controller.signal, progress: () => controller.abort() },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('words an error of the training as the error it is', async () => {
    const wrong = { plan, settings: { ...settings, numLeaves: 1 } };
    await expect(runReplayThread(wrong, silent)).rejects.toMatchObject({ code: 'input/invalid' });
  });
});
