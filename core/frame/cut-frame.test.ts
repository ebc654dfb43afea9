// Cuts of a frame, on memory of their own or on memory used again.
import { expect, it } from 'vitest';
import { type CutBuffers, cutFrame } from './cut-frame.ts';
import { testFrame } from './test-frame.ts';

const frame = testFrame({
  steps: 6,
  series: [
    { code: 'a', units: [1, 2, 3, 4, 5, 6] },
    { code: 'late', firstStep: 3, units: [7, 8, 9] },
  ],
});

it('a cut holds the first steps of what had begun by then', () => {
  const cut = cutFrame(frame, 4);
  expect([...cut.units]).toEqual([1, 2, 3, 4, 7]);
  expect([...cut.offset]).toEqual([0, 4, 5]);
  expect(cutFrame(frame, 3).products.map(({ code }) => code)).toEqual(['a']);
  expect([...cutFrame(frame, 6).units]).toEqual([...frame.units]);
});

it('cuts made one after the other use the same memory', () => {
  const buffers: CutBuffers = new Map();
  const first = cutFrame(frame, 2, buffers);
  expect([...first.units]).toEqual([1, 2]);
  const second = cutFrame(frame, 5, buffers);
  expect([...second.units]).toEqual([1, 2, 3, 4, 5, 7, 8]);
  expect(second.units.buffer).toBe(first.units.buffer);
});
