// The price planned for the target against the product's own history, its category and its competitor.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import { type RunningSums, windowMean } from './running-sums.ts';
import { windowsOf } from './windows.ts';

/** Null when no price (and no discount) was ever recorded. */
export function priceFamily({ spec, frame, ahead, covariates }: FeatureSource): FeatureFamily | null {
  if (!spec.price && !spec.discount) return null;
  const { usual, long } = windowsOf(spec.frequency);
  const { filledPrice, categoryPrice } = covariates;
  const prices = covariates.prices as RunningSums;
  const discounts = covariates.discounts as RunningSums;
  const steps = frame.stepDays.length;
  return {
    stage: 'target',
    columns: columnsOf('price', [
      ...(spec.price ? ['price', 'price_to_last', 'price_to_usual', 'price_to_long'] : []),
      ...(categoryPrice ? ['price_in_category'] : []),
      ...(spec.competitorPrice ? ['price_to_competitor'] : []),
      ...(spec.discount ? ['discount', 'discount_mean', 'discount_change'] : []),
    ]),
    write({ series, origin, originCell, start, target, planKnown }, out, at) {
      let to = at;
      if (spec.price) {
        const price = planKnown ? ahead.price(series, target) : filledPrice[originCell];
        out[to++] = Math.log(price || Number.NaN);
        out[to++] = price / (filledPrice[originCell] || Number.NaN);
        out[to++] = price / (windowMean(prices, start, originCell, usual) || Number.NaN);
        out[to++] = price / (windowMean(prices, start, originCell, long) || Number.NaN);
        if (categoryPrice) {
          const category = frame.products[series].category;
          out[to++] = category < 0 ? Number.NaN : price / (categoryPrice[category * steps + origin] || Number.NaN);
        }
        if (spec.competitorPrice) {
          const competitor = planKnown ? ahead.competitorPrice(series, target) : Number.NaN;
          out[to++] = price / (competitor || Number.NaN);
        }
      }
      if (spec.discount) {
        const discount = planKnown ? ahead.discount(series, target) : Number.NaN;
        const usualDiscount = windowMean(discounts, start, originCell, long);
        out[to++] = discount;
        out[to++] = usualDiscount;
        out[to++] = discount - usualDiscount;
      }
    },
  };
}
