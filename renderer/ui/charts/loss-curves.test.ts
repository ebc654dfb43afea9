import { expect, it } from 'vitest';
import { relativeCurves } from './loss-curves.ts';

it('losses of a block are shares of its first known one, training loss standing in where nothing was validated', () => {
  const curves = relativeCurves([
    { block: '1-7', tree: 1, train: 9, validation: 8 },
    { block: '8-14', tree: 1, train: 5, validation: null },
    { block: '1-7', tree: 2, train: 7, validation: 6 },
    { block: '8-14', tree: 2, train: null, validation: null },
  ]);
  expect(curves).toEqual([
    {
      block: '1-7',
      points: [
        { tree: 1, loss: 1 },
        { tree: 2, loss: 0.75 },
      ],
    },
    {
      block: '8-14',
      points: [
        { tree: 1, loss: 1 },
        { tree: 2, loss: null },
      ],
    },
  ]);
});
