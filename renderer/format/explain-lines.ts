// An explanation as lines for people: what a usual day would be, and what makes this one different.
import type { Explanation, PredictionContext } from '#core/contract/predictions.ts';

/** One reason with its effect. `cause` names the words, `value` fills them in (a weather, say). */
export interface ReasonLine {
  group: string;
  cause: string;
  value?: string;
  units: number;
}

export interface ExplainLines {
  mean: number;
  /** What the product's level, the weekday and its recent sales alone would give. */
  usual: number;
  /** mean − usual; the reasons and `rest` add up to it. */
  difference: number;
  /** Worth a word, largest first. */
  reasons: ReasonLine[];
  /** What is not worth one. */
  rest: number;
  /** False: the number comes from a method that knows no reasons. */
  hasReasons: boolean;
}

/** What makes a day usual; everything else is special about the one predicted. */
const USUAL = new Set(['product', 'weekday', 'recent-sales', 'trend', 'simple-method']);
/** Effects below this share of the number are not worth a word, nor is less than a twentieth of a unit. */
const WORTH_A_WORD = 0.03;
const LEAST_UNITS = 0.05;
const MOST_LINES = 4;

const isWorthAWord = (units: number, mean: number) =>
  Math.abs(units) >= Math.max(LEAST_UNITS, WORTH_A_WORD * Math.max(mean, 0.5));

export function explainLines({ mean, contributions, rawScore }: Explanation): ExplainLines {
  const special = contributions.filter(({ group }) => !USUAL.has(group));
  const difference = special.reduce((sum, { units }) => sum + units, 0);
  const reasons = special
    .filter(({ group, units }) => group !== 'other' && isWorthAWord(units, mean))
    .sort((a, b) => Math.abs(b.units) - Math.abs(a.units))
    .slice(0, MOST_LINES)
    .map(({ group, units, features }) => ({ group, units, ...causeOf(group, features) }));
  const told = reasons.reduce((sum, { units }) => sum + units, 0);
  return {
    mean,
    usual: mean - difference,
    difference,
    reasons,
    rest: difference - told,
    hasReasons: rawScore !== null,
  };
}

type Features = Explanation['contributions'][number]['features'];

/** The words that fit what the features say, e.g. a lower price rather than just the price. */
function causeOf(group: string, features: Features): { cause: string; value?: string } {
  const featureOf = (name: string) => features.find((feature) => feature.name === name)?.value ?? null;
  if (group === 'price') {
    const ratio = featureOf('price_to_usual') ?? featureOf('price_to_last') ?? featureOf('price_to_long');
    const discount = featureOf('discount');
    if (typeof ratio === 'number' && ratio < 0.995) return { cause: 'price-lower' };
    if (typeof ratio === 'number' && ratio > 1.005) return { cause: 'price-higher' };
    if (typeof discount === 'number' && discount > 0) return { cause: 'price-discount' };
  }
  if (group === 'promotion') {
    const on = featureOf('promotion');
    if (typeof on === 'number') return { cause: on > 0 ? 'promotion-on' : 'promotion-off' };
  }
  if (group === 'weather') {
    const now = features.find(({ name, value }) => name.startsWith('weather_') && value === 1);
    if (now) return { cause: 'weather-named', value: now.name.slice('weather_'.length) };
  }
  if (group === 'holiday' && featureOf('days_to_holiday') === 0) return { cause: 'holiday-on' };
  return { cause: group };
}

/** Why two predictions of a product differ: the reasons and `rest` add up to the difference of their means. */
export interface Difference {
  units: number;
  reasons: ReasonLine[];
  rest: number;
  /** What the rest is called: another method (a planned day may be forecast by another one) or everything else. */
  restCause: 'method' | 'other';
}

/** What does not change between two scenarios of a product; differences in it come from the method, not from the day. */
const SAME_PRODUCT = new Set(['product', 'recent-sales', 'trend', 'simple-method', 'other']);

export function explainDifference(from: Explanation, to: Explanation): Difference {
  const units = to.mean - from.mean;
  const groups = new Set([...from.contributions, ...to.contributions].map(({ group }) => group));
  const lineOf = (explanation: Explanation, group: string) =>
    explanation.contributions.find((line) => line.group === group);
  const scale = Math.max(from.mean, to.mean);
  const reasons = [...groups]
    .map((group) => {
      const [a, b] = [lineOf(from, group), lineOf(to, group)];
      return { group, units: (b?.units ?? 0) - (a?.units ?? 0), ...causeOf(group, b?.features ?? []) };
    })
    .filter((line) => !SAME_PRODUCT.has(line.group) && isWorthAWord(line.units, scale))
    .sort((a, b) => Math.abs(b.units) - Math.abs(a.units))
    .slice(0, MOST_LINES);
  const simple = (explanation: Explanation) => lineOf(explanation, 'simple-method')?.units ?? 0;
  const isOtherMethod = from.forecaster !== to.forecaster || isWorthAWord(simple(to) - simple(from), scale);
  return {
    units,
    reasons,
    rest: units - reasons.reduce((sum, line) => sum + line.units, 0),
    restCause: isOtherMethod ? 'method' : 'other',
  };
}

/** Inputs of a context that are set, in the order in which people read them. */
export function setInputs(context: PredictionContext): (keyof PredictionContext)[] {
  const order: (keyof PredictionContext)[] = [
    'price',
    'discount',
    'promotion',
    'holiday',
    'closed',
    'weather',
    'competitorPrice',
    'onHand',
    'onOrder',
    'leadTimeDays',
    'serviceLevel',
  ];
  return order.filter((key) => context[key] !== undefined);
}
