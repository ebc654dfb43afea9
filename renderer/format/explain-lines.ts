// An explanation as lines for people: what a usual day would be, what makes this one different, why two answers differ.
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
  /** mean − usual. All effects, largest first; they add up to it. */
  difference: number;
  effects: ReasonLine[];
  /** The effects worth a word. */
  reasons: ReasonLine[];
  /** What the others add up to. */
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

type Line = Explanation['contributions'][number];
const bySize = (a: { units: number }, b: { units: number }) => Math.abs(b.units) - Math.abs(a.units);
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Raw score of a group: the parts of its features. */
const scoreOf = (line: Line | undefined) => sum(line?.features.map(({ rawScore }) => rawScore) ?? []);
const lineOf = ({ contributions }: Explanation, group: string) => contributions.find((line) => line.group === group);
/** Units that the trees answer for; the simple methods' part is told apart. */
const treesOf = (explanation: Explanation) => explanation.mean - (lineOf(explanation, 'simple-method')?.units ?? 0);

/** (a − b) / (ln a − ln b): turns a difference of logs into one of units (logarithmic mean, as the engine does). */
function logarithmicMean(a: number, b: number): number {
  const logs = Math.log(a / b);
  return Math.abs(logs) < 1e-6 ? (a + b) / 2 : (a - b) / logs;
}

/** Whether the effects multiply (a log link): the scores then are the log of forecast over baseline. */
function multiplies(explanation: Explanation): boolean {
  const trees = treesOf(explanation);
  if (!(trees > 0 && explanation.baseline > 0)) return false;
  return Math.abs(Math.log(trees / explanation.baseline) - sum(explanation.contributions.map(scoreOf))) < 1e-3;
}

/**
 * Compared with a usual day, not with the model's average product: on a log scale the same promotion is worth more units
 * on a product that sells fifty than on the average one that sells five (docs/decisions/0131-a-usual-day.md).
 */
export function explainLines(explanation: Explanation): ExplainLines {
  const { mean, contributions, rawScore } = explanation;
  const special = contributions.filter(({ group }) => !USUAL.has(group));
  const trees = treesOf(explanation);
  let unitsOf = (line: Line) => line.units;
  if (multiplies(explanation)) {
    const usualTrees = trees * Math.exp(-sum(special.map(scoreOf)));
    const perScore = logarithmicMean(trees, usualTrees);
    unitsOf = (line) => scoreOf(line) * perScore;
  }
  const effects = special.map((line) => ({ group: line.group, units: unitsOf(line), ...causeOf(line) })).sort(bySize);
  const difference = sum(effects.map(({ units }) => units));
  const reasons = effects
    .filter(({ group, units }) => group !== 'other' && isWorthAWord(units, mean))
    .slice(0, MOST_LINES);
  return {
    mean,
    usual: mean - difference,
    difference,
    effects,
    reasons,
    rest: difference - sum(reasons.map(({ units }) => units)),
    hasReasons: rawScore !== null,
  };
}

/** The words that fit what the features say, e.g. a lower price rather than just the price. */
function causeOf({ group, features }: Pick<Line, 'group' | 'features'>): { cause: string; value?: string } {
  const featureOf = (name: string) => features.find((feature) => feature.name === name)?.value ?? null;
  if (group === 'price') {
    const ratio = featureOf('price_to_usual') ?? featureOf('price_to_last') ?? featureOf('price_to_long');
    const discount = featureOf('discount');
    if (typeof discount === 'number' && discount > 0) return { cause: 'price-discount' };
    if (typeof ratio === 'number' && ratio < 0.995) return { cause: 'price-lower' };
    if (typeof ratio === 'number' && ratio > 1.005) return { cause: 'price-higher' };
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
  const isLog = multiplies(from) && multiplies(to);
  const perScore = isLog ? logarithmicMean(treesOf(to), treesOf(from)) : 0;
  const scale = Math.max(from.mean, to.mean);
  const reasons = [...groups]
    .map((group) => {
      const [a, b] = [lineOf(from, group), lineOf(to, group)];
      const effect = isLog ? (scoreOf(b) - scoreOf(a)) * perScore : (b?.units ?? 0) - (a?.units ?? 0);
      return { group, units: effect, ...causeOf(b ?? { group, features: [] }) };
    })
    .filter((line) => !SAME_PRODUCT.has(line.group) && isWorthAWord(line.units, scale))
    .sort(bySize)
    .slice(0, MOST_LINES);
  const simple = (explanation: Explanation) => lineOf(explanation, 'simple-method')?.units ?? 0;
  const isOtherMethod = from.forecaster !== to.forecaster || isWorthAWord(simple(to) - simple(from), scale);
  return {
    units,
    reasons,
    rest: units - sum(reasons.map((line) => line.units)),
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
    'supplier',
    'leadTimeDays',
    'serviceLevel',
  ];
  return order.filter((key) => context[key] !== undefined);
}
