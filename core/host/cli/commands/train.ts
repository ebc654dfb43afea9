// train --store S: trains a model and says how good it is.
import { InvalidArgumentError } from 'commander';
import { type ModelCard, type TrainSettings, trainSettingsSchema } from '#core/contract/models.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { modelText } from '../output/model-text.ts';
import { parseCount, parseDay, parseNumber } from '../parse-options.ts';

type Settings = Partial<TrainSettings>;

interface TrainOptions extends CommonOptions {
  store: string;
  asOf?: string;
  seed?: number;
  threads?: number;
  set: Settings;
}

const SETTING_NAMES = Object.keys(trainSettingsSchema.shape) as (keyof TrainSettings)[];

/** Collects `name=value`; the contract says which values fit. */
function collectSetting(text: string, found: Settings): Settings {
  const [name, value] = text.split('=', 2) as [keyof TrainSettings, string | undefined];
  if (!SETTING_NAMES.includes(name) || !value) {
    throw new InvalidArgumentError(`Expected name=value with one of ${SETTING_NAMES.join(', ')}.`);
  }
  return { ...found, [name]: name === 'objective' ? value : parseNumber(value) };
}

export const addTrain: AddCommand = (program, environment) => {
  newCommand(program, 'train', 'Train a model for a store')
    .requiredOption('--store <code>', 'the store')
    .option('--as-of <date>', 'use nothing later than this day', parseDay)
    .option('--seed <number>', 'seed of the training', parseCount)
    .option('--threads <count>', 'threads to train with (default, and at most: all cores)', parseCount)
    .option('--set <name=value>', `any setting (repeat for more): ${SETTING_NAMES.join(', ')}`, collectSetting, {})
    .action(({ seed, threads, set, ...options }: TrainOptions) =>
      withEngine(environment, options, async (cli) => {
        const card = await train(cli, { ...options, settings: { ...set, seed, threads } });
        cli.console.result(card, () => modelText(card));
      }),
    );
};

export async function train(
  cli: Cli,
  { store, asOf, settings }: { store: string; asOf?: string; settings?: Settings },
): Promise<ModelCard> {
  const { jobId } = await cli.client.models.train({ store, asOf, settings });
  const result = await followJob(cli, jobId);
  return cli.client.models.get({ modelId: String(result.modelId) });
}
