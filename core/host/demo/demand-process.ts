// The documented, seeded process that makes the demo store's latent demand. Its truth is known, so tests can check
// what real data cannot: demand on stock-out days, elasticities, the coverage of bands, the profit of orders.
//
// Mean demand of product i on day t is a product of factors:
//   base_i · life_i(t) · trend_i(t) · weekday_c(t) · season_c(t) · weather_c(t) · holiday_c(t)
//   · (effective price / usual price)^(−elasticity_i) · promotionLift_i^promotion(t) · competitor(t)
// and demand is negative binomial around it (gamma-Poisson, dispersion size_i).
import { dayFromIso, partsOf, weekdayOf } from '#core/math/day.ts';
import type { Rng } from '#core/math/rng.ts';
import { createRng } from '#core/math/rng.ts';
import { CATEGORIES, type DemoCategory, WEATHERS, type Weather } from './catalogue.ts';

export const DEMO_FIRST_DAY = dayFromIso('2023-11-01');
export const DEMO_LAST_DAY = dayFromIso('2026-10-31');
export const DEMO_DAYS = DEMO_LAST_DAY - DEMO_FIRST_DAY + 1;

export interface DemoProduct {
  readonly code: string;
  readonly name: string;
  readonly category: DemoCategory;
  readonly supplier: string;
  /** Index of the first and last day on which the product is on sale. */
  readonly launch: number;
  readonly end: number;
  readonly base: number;
  readonly elasticity: number;
  readonly promotionLift: number;
  /** Negative binomial size; variance = mean + mean² / size. */
  readonly dispersion: number;
  readonly yearlyGrowth: number;
  readonly listPrice: number;
  readonly unitCost: number;
  readonly packSize: number;
  readonly moq: number;
}

/** Everything that happens to one product, one cell a day of the demo's life. */
export interface DemoDemand {
  readonly listPrice: Float64Array;
  /** Discount in percent. */
  readonly discount: Uint8Array;
  readonly promotion: Uint8Array;
  readonly competitorPrice: Float64Array;
  /** True mean of demand (0 outside the product's life and on closed days). */
  readonly mean: Float64Array;
  /** What customers wanted: the draw around the mean. */
  readonly demand: Uint16Array;
}

/** 120 products with seeded characters: most live the whole span, some are launched or discontinued within it. */
export function makeProducts(rng: Rng): DemoProduct[] {
  const products: DemoProduct[] = [];
  for (const category of CATEGORIES) {
    for (const [name, price, unitsPerDay] of category.products) {
      const index = products.length;
      const draw = rng.fork(`product-${index}`);
      const life = lifeOf(index);
      const packSize = unitsPerDay < 1 ? 1 : category.packSizes[draw.int(category.packSizes.length)];
      products.push({
        code: `P${String(index + 1).padStart(4, '0')}`,
        name,
        category,
        supplier: draw.next() < 0.85 ? category.supplier : category.secondSupplier,
        launch: life.launch,
        end: life.end,
        base: unitsPerDay * Math.exp(0.1 * draw.normal()),
        elasticity: category.elasticity * Math.exp(0.2 * draw.normal()),
        promotionLift: 1.25 + 0.5 * draw.next(),
        dispersion: 4 + 12 * draw.next(),
        yearlyGrowth: 0.02 + 0.08 * draw.normal(),
        listPrice: price,
        unitCost: roundCents(price * category.costShare * (0.94 + 0.12 * draw.next())),
        packSize,
        moq: packSize * (draw.next() < 0.25 ? 2 : 1),
      });
    }
  }
  return products;
}

/** Launches (three of them within the last four weeks) and discontinuations, spread over the catalogue. */
function lifeOf(index: number): { launch: number; end: number } {
  const launchedDaysBeforeEnd: Record<number, number> = {
    12: 300,
    29: 210,
    49: 420,
    66: 150,
    74: 24,
    92: 90,
    99: 17,
    117: 26,
  };
  const endedDaysBeforeEnd: Record<number, number> = { 18: 260, 39: 330, 57: 40, 77: 410, 98: 220, 111: 290 };
  return {
    launch: index in launchedDaysBeforeEnd ? DEMO_DAYS - launchedDaysBeforeEnd[index] : 0,
    end: index in endedDaysBeforeEnd ? DEMO_DAYS - endedDaysBeforeEnd[index] : DEMO_DAYS - 1,
  };
}

/** One weather a day: a seasonal base with persistence. */
export function makeWeather(rng: Rng): Weather[] {
  const draw = rng.fork('weather');
  const weather: Weather[] = [];
  for (let t = 0; t < DEMO_DAYS; t++) {
    const warmth = Math.cos((2 * Math.PI * (partsOf(DEMO_FIRST_DAY + t).dayOfYear - 200)) / 365.25);
    if (t > 0 && draw.next() < 0.45) {
      weather.push(weather[t - 1]);
      continue;
    }
    const sunny = 0.34 + 0.2 * warmth;
    const snowy = Math.max(0, -0.1 - 0.22 * warmth);
    const rainy = 0.27 - 0.05 * warmth;
    const u = draw.next();
    weather.push(
      u < sunny ? WEATHERS[0] : u < sunny + rainy ? WEATHERS[2] : u < sunny + rainy + snowy ? WEATHERS[3] : WEATHERS[1],
    );
  }
  return weather;
}

/** The shop is closed on Christmas Day, Boxing Day and New Year's Day. */
export function isClosed(t: number): boolean {
  const { month, dayOfMonth } = partsOf(DEMO_FIRST_DAY + t);
  return (month === 12 && (dayOfMonth === 25 || dayOfMonth === 26)) || (month === 1 && dayOfMonth === 1);
}

const EASTER_SUNDAYS = ['2024-03-31', '2025-04-20', '2026-04-05'].map(dayFromIso);

/** 0 … 1: how near a day is to Christmas or Easter trade. */
export function holidayNearness(t: number): number {
  const day = DEMO_FIRST_DAY + t;
  const { year } = partsOf(day);
  const toChristmas = dayFromIso(`${year}-12-24`) - day;
  const christmas = toChristmas >= 0 && toChristmas < 14 ? 1 - toChristmas / 20 : 0;
  const easter = EASTER_SUNDAYS.some((sunday) => sunday - day >= 0 && sunday - day < 6) ? 0.6 : 0;
  return Math.max(christmas, easter);
}

/** Prices, promotions, mean and drawn demand of one product over all days. */
export function makeDemand(product: DemoProduct, weather: readonly Weather[], rng: Rng): DemoDemand {
  const draw = rng.fork(`demand-${product.code}`);
  const out: DemoDemand = {
    listPrice: new Float64Array(DEMO_DAYS),
    discount: new Uint8Array(DEMO_DAYS),
    promotion: new Uint8Array(DEMO_DAYS),
    competitorPrice: new Float64Array(DEMO_DAYS),
    mean: new Float64Array(DEMO_DAYS),
    demand: new Uint16Array(DEMO_DAYS),
  };
  makePricesAndPromotions(product, out, draw.fork('prices'));
  const noise = draw.fork('noise');
  const { category } = product;
  for (let t = product.launch; t <= product.end; t++) {
    if (isClosed(t)) continue;
    const day = DEMO_FIRST_DAY + t;
    const age = t - product.launch;
    const ramp = product.launch > 0 ? Math.min(1, 0.35 + age / 60) : 1;
    const fade = product.end < DEMO_DAYS - 1 ? Math.min(1, 0.3 + (product.end - t) / 90) : 1;
    const season =
      1 +
      category.seasonAmplitude * Math.cos((2 * Math.PI * (partsOf(day).dayOfYear - category.seasonPeakDay)) / 365.25);
    const price = out.listPrice[t] * (1 - out.discount[t] / 100);
    const logMean =
      Math.log(product.base * ramp * fade * category.weekday[weekdayOf(day)] * season) +
      (Math.log1p(product.yearlyGrowth) * t) / 365.25 +
      category.weather[weather[t]] +
      Math.log(category.holidayLift) * holidayNearness(t) -
      product.elasticity * Math.log(price / (product.listPrice * inflation(t))) +
      Math.log(product.promotionLift) * out.promotion[t] +
      0.5 * Math.log(out.competitorPrice[t] / out.listPrice[t]);
    out.mean[t] = Math.exp(logMean);
    out.demand[t] = drawNegativeBinomial(out.mean[t], product.dispersion, noise);
  }
  return out;
}

/** Prices follow inflation in steps of a few months; promotions last a week, every six to sixteen weeks. */
function makePricesAndPromotions(product: DemoProduct, out: DemoDemand, draw: Rng): void {
  let price = product.listPrice;
  let nextChange = 60 + draw.int(150);
  let nextPromotion = 14 + draw.int(70);
  let promotionLeft = 0;
  let discount = 0;
  let competitor = 1;
  for (let t = 0; t < DEMO_DAYS; t++) {
    if (t === nextChange) {
      price = roundCents(product.listPrice * inflation(t) * (0.97 + 0.06 * draw.next()));
      nextChange = t + 120 + draw.int(160);
    }
    if (t === nextPromotion) {
      promotionLeft = 6 + draw.int(3);
      discount = 10 + 5 * draw.int(4);
      nextPromotion = t + 42 + draw.int(70);
    }
    if (t % 7 === 0) competitor = 0.85 * (competitor - 1) + 1 + 0.035 * draw.normal();
    out.listPrice[t] = price;
    out.promotion[t] = promotionLeft > 0 ? 1 : 0;
    out.discount[t] = promotionLeft > 0 ? discount : 0;
    out.competitorPrice[t] = roundCents(price * competitor);
    promotionLeft--;
  }
}

const inflation = (t: number): number => 1 + (0.025 * t) / 365.25;
export const roundCents = (value: number): number => Math.round(value * 100) / 100;

/** Gamma-Poisson draw: mean `mean`, variance mean + mean²/size. */
export function drawNegativeBinomial(mean: number, size: number, rng: Rng): number {
  return drawPoisson((mean * drawGamma(size, rng)) / size, rng);
}

/** Marsaglia & Tsang (2000), shape >= 1. */
function drawGamma(shape: number, rng: Rng): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - rng.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth's product method; the means here stay far below where it would underflow. */
function drawPoisson(mean: number, rng: Rng): number {
  const limit = Math.exp(-mean);
  let count = 0;
  let product = rng.next();
  while (product > limit) {
    count++;
    product *= rng.next();
  }
  return count;
}

export const demoRng = (seed: number): Rng => createRng(seed);
