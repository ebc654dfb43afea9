// exp of two doubles at once, operation for operation as exactExp in ../exp.ts.
import { EXP_CONSTANTS } from '../wasm/layout';

/** Constants come from memory, doubled: as literals they would be put together anew in every step of a loop. */
// @ts-ignore: decorator
@inline
function constant(index: usize): v128 {
  return v128.load(<usize>EXP_CONSTANTS + (index << 4));
}

// @ts-ignore: decorator
@inline
export function exp2x(x: v128): v128 {
  const limit = constant(0);
  const clamped = f64x2.pmin(f64x2.pmax(x, f64x2.neg(limit)), limit);
  const rounder = constant(2);
  // The sum's low bits are k as an integer, k + rounder − rounder is k as a double.
  const shifted = f64x2.add(f64x2.mul(clamped, constant(1)), rounder);
  const k = f64x2.sub(shifted, rounder);
  const r = f64x2.sub(f64x2.sub(clamped, f64x2.mul(k, constant(3))), f64x2.mul(k, constant(4)));
  let sum = constant(5);
  sum = f64x2.add(f64x2.mul(sum, r), constant(6));
  sum = f64x2.add(f64x2.mul(sum, r), constant(7));
  sum = f64x2.add(f64x2.mul(sum, r), constant(8));
  sum = f64x2.add(f64x2.mul(sum, r), constant(9));
  sum = f64x2.add(f64x2.mul(sum, r), constant(10));
  sum = f64x2.add(f64x2.mul(sum, r), constant(11));
  sum = f64x2.add(f64x2.mul(sum, r), constant(12));
  sum = f64x2.add(f64x2.mul(sum, r), constant(13));
  // Times 2^k: k added to the exponent field. The sum is near 1 and |k| ≤ 1010, so that it stays a normal number.
  return i64x2.add(sum, i64x2.shl(shifted, 52));
}
