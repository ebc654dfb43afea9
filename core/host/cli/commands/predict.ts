// predict --store S --product P --date D: one product, one date, with the context the caller sets.
import type { PredictionContext } from '#core/contract/predictions.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { predictionText } from '../output/prediction-text.ts';
import { parseCount, parseDay, parseNumber, parseYesNo } from '../parse-options.ts';

interface PredictOptions extends CommonOptions {
  store: string;
  product: string;
  date: string;
  asOf?: string;
  price?: number;
  discount?: number;
  promotion?: boolean;
  closed?: boolean;
  weather?: string;
  competitorPrice?: number;
  onHand?: number;
  onOrder?: number;
  supplier?: string;
  leadTime?: number;
  serviceLevel?: number;
}

export const addPredict: AddCommand = (program, environment) => {
  newCommand(program, 'predict', 'Predict one product on one date and what to order')
    .requiredOption('--store <code>', 'the store')
    .requiredOption('--product <code>', 'the product')
    .requiredOption('--date <date>', 'the day to predict', parseDay)
    .option('--as-of <date>', 'use nothing later than this day', parseDay)
    .option('--price <money>', 'price on that day', parseNumber)
    .option('--discount <share>', 'share of the price taken off, 0 to 1', parseNumber)
    .option('--promotion [yes|no]', 'promoted on that day', parseYesNo)
    .option('--closed [yes|no]', 'closed on that day', parseYesNo)
    .option('--weather <name>', 'weather, as the data name it')
    .option('--competitor-price <money>', "the competitor's price", parseNumber)
    .option('--on-hand <units>', 'stock on hand', parseNumber)
    .option('--on-order <units>', 'units on order', parseNumber)
    .option('--supplier <name>', 'another supplier of the store')
    .option('--lead-time <days>', 'days from order to delivery', parseCount)
    .option('--service-level <share>', 'share of order cycles without a stock-out, 0.5 to 0.995', parseNumber)
    .action((options: PredictOptions) =>
      withEngine(environment, options, async ({ client, console }) => {
        const { store, product, date, asOf } = options;
        const context = contextOf(options);
        const isPlain = Object.values(context).every((value) => value === undefined);
        const prediction = isPlain
          ? await client.predictions.predict({ store, product, date, asOf })
          : await client.predictions.predictWithContext({ store, product, date, asOf, context });
        console.result(prediction, () => predictionText(prediction));
      }),
    );
};

const contextOf = (options: PredictOptions): PredictionContext => ({
  price: options.price,
  discount: options.discount,
  promotion: options.promotion,
  closed: options.closed,
  weather: options.weather,
  competitorPrice: options.competitorPrice,
  onHand: options.onHand,
  onOrder: options.onOrder,
  supplier: options.supplier,
  leadTimeDays: options.leadTime,
  serviceLevel: options.serviceLevel,
});
