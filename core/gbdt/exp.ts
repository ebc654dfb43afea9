// exp in a fixed sequence of IEEE operations, so that the TypeScript twin and the WebAssembly kernels agree to the bit.

/** Adding and taking away 1.5 · 2^52 rounds a double to the nearest integer, ties to even. */
export const ROUNDER = 6_755_399_441_055_744;

/** ln 2 in two parts, so that k · LN2_HIGH is exact (Cody and Waite, 1980). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** Scores beyond have diverged anyway, and within 2^k stays a normal number. */
const EXP_LIMIT = 700;

/**
 * exp on ±ln 2 / 2 as a polynomial, highest power first: Chebyshev interpolation of degree 8, relative error below
 * 1.1e-12. Gradients are kept as float32 (6e-8), so that more would be lost again.
 */
const POLYNOMIAL = [
  2.4876178959085513e-5, 1.9915881871396035e-4, 1.388882165071769e-3, 8.333266071022454e-3, 4.16666668910917e-2,
  1.6666666891180545e-1, 4.9999999999797773e-1, 9.99999999979769e-1, 1,
];

/** All constants of exactExp in the order in which the kernels read them (assembly/exp.ts). */
export const EXP_CONSTANTS = [EXP_LIMIT, Math.LOG2E, ROUNDER, LN2_HIGH, LN2_LOW, ...POLYNOMIAL];

const MIN_POWER = -1011;
const POWERS = Float64Array.from({ length: 2023 }, (_, i) => 2 ** (i + MIN_POWER));

/** Nearest integer, ties to even; |x| below 2^51. */
export const roundToEven = (x: number): number => x + ROUNDER - ROUNDER;

/** exp(x), x clamped to ±700: exp(x) = 2^k · exp(r) with k = round(x / ln 2); relative error below 1.2e-12. */
export function exactExp(x: number): number {
  const clamped = Math.min(Math.max(x, -EXP_LIMIT), EXP_LIMIT);
  const k = roundToEven(clamped * Math.LOG2E);
  const r = clamped - k * LN2_HIGH - k * LN2_LOW;
  let sum = POLYNOMIAL[0];
  for (let i = 1; i < POLYNOMIAL.length; i++) sum = sum * r + POLYNOMIAL[i];
  return sum * POWERS[k - MIN_POWER];
}
