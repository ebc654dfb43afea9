// Who waits while a thread writes to the store.
import { expect, test } from 'vitest';
import { mayWrite } from './may-write.ts';

test('reading goes on, writing waits, and a job can always be stopped', () => {
  expect(mayWrite('dashboard', 'get')).toBe(false);
  expect(mayWrite('explorer', 'observations')).toBe(false);
  expect(mayWrite('corrections', 'correct')).toBe(true);
  expect(mayWrite('models', 'train')).toBe(true);
  expect(mayWrite('jobs', 'cancel')).toBe(false);
});
