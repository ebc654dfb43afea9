// The order of many numbers: a stable radix sort of their indexes, because comparing 600,000 takes a quarter of a second.

const BITS = 16;
const BUCKETS = 1 << BITS;

/**
 * `indexes` in the order of `keyOf(index)`, ascending or descending, NaN last in both; equal keys stay in the order they
 * were in. Some 30 ms for 600,000.
 */
export function sortIndexes(indexes: Uint32Array, keyOf: (index: number) => number, descending: boolean): Uint32Array {
  const count = indexes.length;
  const key = new Float64Array(1);
  const words = new Uint32Array(key.buffer);
  const [low, high] = [new Uint32Array(count), new Uint32Array(count)];
  for (let i = 0; i < count; i++) {
    const value = keyOf(indexes[i]);
    if (Number.isNaN(value)) {
      low[i] = high[i] = 0xffffffff;
      continue;
    }
    // −0 and 0 are one.
    key[0] = value === 0 ? 0 : value;
    // IEEE 754 doubles compare as integers once the sign is turned over, and negative ones altogether.
    const isNegative = words[1] >>> 31 === 1;
    const flip = isNegative !== descending ? 0xffffffff : 0;
    low[i] = words[0] ^ flip;
    high[i] = words[1] ^ (isNegative ? flip : flip ^ 0x80000000);
  }
  let order: Uint32Array = Uint32Array.from({ length: count }, (_, i) => i);
  for (const word of [low, high]) for (const shift of [0, BITS]) order = pass(order, word, shift);
  return order.map((at) => indexes[at]);
}

function pass(order: Uint32Array, words: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1);
  const bucketOf = (at: number): number => (words[at] >>> shift) & (BUCKETS - 1);
  for (let i = 0; i < order.length; i++) starts[bucketOf(order[i]) + 1]++;
  // All in one bucket, as the low words of whole numbers are: nothing to move.
  if (order.length === 0 || starts[bucketOf(order[0]) + 1] === order.length) return order;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] += starts[bucket - 1];
  const next = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) next[starts[bucketOf(order[i])]++] = order[i];
  return next;
}
