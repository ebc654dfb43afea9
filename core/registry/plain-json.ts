// JSON.stringify turns NaN into null and a Float64Array into an object without a word; a model must not change so.

/** Throws TypeError, naming the place, when `value` would not come back from JSON as it is. */
export function assertPlainJson(value: unknown, place: string): void {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${place} is ${value}, which JSON cannot hold`);
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (value[i] === undefined) throw new TypeError(`${place}[${i}] is undefined, which JSON turns into null`);
      assertPlainJson(value[i], `${place}[${i}]`);
    }
    return;
  }
  const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${place} is not a plain object, which JSON cannot hold`);
  }
  for (const [key, entry] of Object.entries(value)) assertPlainJson(entry, `${place}.${key}`);
}
