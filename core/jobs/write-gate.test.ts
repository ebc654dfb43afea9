// The gate that those who want to write wait at.
import { expect, test } from 'vitest';
import { WriteGate } from './write-gate.ts';

test('is open until somebody holds it, and again when all have let go', async () => {
  const gate = new WriteGate();
  await gate.opened();
  const [first, second] = [gate.hold(), gate.hold()];
  let isOpen = false;
  const opened = gate.opened().then(() => {
    isOpen = true;
  });
  first();
  await new Promise(setImmediate);
  expect(isOpen).toBe(false);
  second();
  await opened;
  expect(isOpen).toBe(true);
});
