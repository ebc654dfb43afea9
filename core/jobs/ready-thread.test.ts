import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_TASK, ReadyThread } from './ready-thread.ts';

let thread: ReadyThread;
beforeEach(() => {
  thread = new ReadyThread('store-worker', { isKilled: false });
});
afterEach(() => thread.close());

test('the thread that was prepared is the one that is taken, the next one is new, and what is kept is taken again', async () => {
  thread.prepare();
  thread.prepare();
  const first = thread.take();
  const second = thread.take();
  expect(second.threadId).toBeGreaterThan(first.threadId);
  await thread.keep(first);
  expect(thread.take()).toBe(first);
  for (const worker of [first, second]) {
    worker.postMessage(NO_TASK);
    await once(worker, 'exit');
  }
});

test('a thread without a task ends by itself when its keeper is closed, and none is kept from then on', async () => {
  thread.prepare();
  const worker = thread.take();
  await thread.keep(worker);
  const exit = once(worker, 'exit');
  await thread.close();
  expect(await exit).toEqual([0]);
  const late = thread.take();
  const lateExit = once(late, 'exit');
  await thread.keep(late);
  expect(await lateExit).toEqual([0]);
});
