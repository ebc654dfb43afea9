// Blends of single products: their class's weights, drawn to what each product's own outcomes say.
import { BLEND, type MemberWeights, type RuleChoice } from '../store-model.ts';
import { type BlendStyle, pullOf } from './blend-style.ts';
import { blendWeights } from './blend-weights.ts';
import { blendMembers } from './choose-champions.ts';
import { type ErrorProducts, errorProducts, type JudgedOrigin, sumProducts } from './error-products.ts';
import { isReturning, speaksForAll } from './origin-forecasts.ts';

/** The class weighs as much as so many outcomes of the product itself; measured in docs/decisions/0192. */
const CLASS_OUTCOMES = 100;

/**
 * Weights by product code, for products whose class is spoken for by a blend: least squares (see blendWeights) on
 * n E_own + CLASS_OUTCOMES E_class, where E are mean products of errors over the members' mean squared error and n the
 * product's outcomes. Classes are those of the latest origin.
 */
export function productBlends(
  origins: readonly JudgedOrigin[],
  champions: RuleChoice['champions'],
  products: readonly { readonly code: string }[],
  style: BlendStyle,
): Record<string, MemberWeights> {
  const { classes, members } = origins[origins.length - 1].forecasts;
  const names = [...members.keys()].filter(speaksForAll);
  const blends: Record<string, MemberWeights> = {};
  for (const [demandClass, ofSeries] of Map.groupBy(products.keys(), (series) => classes[series])) {
    if (demandClass === 'new' || champions[demandClass].forecaster !== BLEND) continue;
    // Whose outcomes chose the weights of the class.
    const others = champions[demandClass].contest?.basis === 'class' ? ofSeries : [...products.keys()];
    const ofOthers = productsOf(origins, names, ({ forecasts }) =>
      others.filter((series) => !isReturning(forecasts, series)),
    );
    const allowed = blendMembers(names, ofOthers.products);
    const prior = perOutcome(ofOthers, allowed);
    const pull = pullOf(style, names, allowed);
    for (const series of ofSeries) {
      const own = productsOf(origins, names, () => [series]);
      const mean = perOutcome(own, allowed);
      if (!mean || !prior) continue;
      const mixed = mean.map((value, at) => own.count * value + CLASS_OUTCOMES * prior[at]);
      const weights = blendWeights(mixed, allowed, pull);
      const shares = names.map((name, member) => [name, weights[member]] as const).filter(([, share]) => share > 0);
      blends[products[series].code] = Object.fromEntries(shares);
    }
  }
  return blends;
}

function productsOf(
  origins: readonly JudgedOrigin[],
  names: readonly string[],
  ofSeries: (origin: JudgedOrigin) => readonly number[],
): ErrorProducts {
  const parts = origins.map((origin) => errorProducts(origin, names, ofSeries(origin)));
  return { products: sumProducts(parts, names.length), count: parts.reduce((sum, { count }) => sum + count, 0) };
}

/** Over the number of outcomes and the mean squared error of the members allowed; null where there is no error. */
function perOutcome({ products, count }: ErrorProducts, allowed: readonly boolean[]): Float64Array | null {
  const k = allowed.length;
  const squares = allowed.reduce((sum, yes, i) => sum + (yes ? products[i * k + i] : 0), 0);
  if (count === 0 || !(squares > 0)) return null;
  const size = squares / allowed.filter(Boolean).length;
  return products.map((value) => value / size);
}
