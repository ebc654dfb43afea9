// Single predictions with their explanation: seeded products and dates, one after the other, model loaded.
import { isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';
import { type Benchmark, benchRow, numberOption, timed } from '../benchmark.ts';
import { withBenchEngine } from '../engine.ts';
import { preparedStore } from '../store-run.ts';
import { yardstickSeconds } from '../yardstick.ts';

const MAX_MILLISECONDS = 50;

export const benchmark: Benchmark = {
  title: 'Single prediction with explanation',
  async run(context) {
    const { folder, set } = await preparedStore(context);
    const yardstick = yardstickSeconds();
    const rng = createRng(5);
    const milliseconds = await withBenchEngine(folder, async (client) => {
      const once = () =>
        client.predictions.predict({
          store: set.store,
          product: set.series[rng.int(set.series.length)].product,
          date: isoFromDay(set.origin + 1 + rng.int(60)),
        });
      await once();
      const times: number[] = [];
      for (let call = 0; call < numberOption(context, 'calls', 200); call++)
        times.push(1000 * (await timed(once)).seconds);
      return times.sort((a, b) => a - b);
    });
    const at = (share: number) =>
      milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))];
    const beside = { unit: 'ms', reference: 'yardstick', referenceValue: 1000 * yardstick };
    return [
      benchRow({
        name: `${set.name}: 95th percentile`,
        value: at(0.95),
        bar: MAX_MILLISECONDS,
        note: `${milliseconds.length} calls`,
        ...beside,
      }),
      benchRow({ name: `${set.name}: median`, value: at(0.5), ...beside }),
    ];
  },
};
