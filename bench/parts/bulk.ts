// The order list of every product of the large store, again and again with the model loaded.
import { type Benchmark, benchRow, numberOption, timed } from '../benchmark.ts';
import { finished, withBenchEngine } from '../engine.ts';
import { preparedStore } from '../store-run.ts';
import { yardstickSeconds } from '../yardstick.ts';

const MAX_SECONDS = 1.5;

export const benchmark: Benchmark = {
  title: 'Bulk prediction: every product, next 30 days, bands and order quantities',
  async run(context) {
    const { folder, set } = await preparedStore(context);
    const yardstick = yardstickSeconds();
    const seconds = await withBenchEngine(folder, async (client) => {
      const once = async () => finished(client, (await client.bulk.start({ store: set.store, horizonDays: 30 })).jobId);
      // Loads the model.
      await once();
      const times: number[] = [];
      for (let round = 0; round < numberOption(context, 'repeat', 5); round++) times.push((await timed(once)).seconds);
      return times.sort((a, b) => a - b);
    });
    return [
      benchRow({
        name: `${set.name}: ${set.series.length} products`,
        value: seconds[Math.floor(seconds.length / 2)],
        unit: 's',
        reference: 'yardstick',
        referenceValue: yardstick,
        bar: MAX_SECONDS,
        note: `median of ${seconds.length}, ${seconds[0].toFixed(2)} to ${seconds[seconds.length - 1].toFixed(2)}`,
      }),
    ];
  },
};
