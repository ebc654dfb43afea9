// A large store from file to order list: import, features, backtest, final models, calibration, bulk list.
import { type Benchmark, benchRow } from '../benchmark.ts';
import { runWholeStore } from '../store-run.ts';
import { yardstickSeconds } from '../yardstick.ts';

const MAX_SECONDS = 120;
const MAX_MEMORY_GB = 1.5;

export const benchmark: Benchmark = {
  title: 'Whole store: import, training with backtest, calibration, 28-day bulk list',
  async run(context) {
    const yardstick = yardstickSeconds();
    const { set, importSeconds, trainSeconds, bulkSeconds } = await runWholeStore(context);
    // Of the whole process: engine, training thread, and this program with the set.
    const gigabytes = process.resourceUsage().maxRSS / 2 ** 20;
    const { user, system } = process.cpuUsage();
    const size = `${set.series.length} products, ${set.historyRows} rows`;
    const beside = { unit: 's', reference: 'yardstick', referenceValue: yardstick };
    const total = importSeconds + trainSeconds + bulkSeconds;
    return [
      benchRow({ name: `${set.name}: total`, value: total, bar: MAX_SECONDS, note: size, ...beside }),
      benchRow({ name: `${set.name}: import`, value: importSeconds, ...beside }),
      benchRow({ name: `${set.name}: training`, value: trainSeconds, ...beside }),
      benchRow({ name: `${set.name}: first bulk list`, value: bulkSeconds, ...beside }),
      benchRow({
        name: `${set.name}: resident memory`,
        value: gigabytes,
        unit: 'GB',
        reference: 'bar',
        referenceValue: MAX_MEMORY_GB,
        bar: MAX_MEMORY_GB,
        note: `${((user + system) / 1e6).toFixed(0)} s of processor time in all`,
      }),
    ];
  },
};
