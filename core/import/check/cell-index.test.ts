import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellIndex } from './cell-index.ts';

test('finds what an obvious map finds, whatever the order of products and days', () => {
  const key = fc.record({ series: fc.constantFrom(0, 1, 2, 1023, 1024, 5000), day: fc.integer({ min: -20, max: 20 }) });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
      const cells = { count: 0, series: new Int32Array(300), day: new Int32Array(300) };
      const index = new CellIndex(cells);
      const known = new Map<string, number>();
      for (const { series, day } of keys) {
        expect(index.find(series, day)).toBe(known.get(`${series} ${day}`) ?? -1);
        if (known.has(`${series} ${day}`)) continue;
        known.set(`${series} ${day}`, cells.count);
        cells.series[cells.count] = series;
        cells.day[cells.count] = day;
        cells.count++;
        index.add(cells.count - 1);
      }
    }),
  );
});
