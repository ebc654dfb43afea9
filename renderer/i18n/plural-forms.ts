// Spanish and French know a third plural ("de millones"); where our texts need no difference it is the common one.

/** Adds `key_many` wherever only `key_other` is given. Pure; nested objects are copied. */
export function withManyForms(words: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    result[key] = typeof value === 'object' && value !== null ? withManyForms(value as Record<string, unknown>) : value;
    if (key.endsWith('_other')) result[key.replace(/_other$/, '_many')] ??= value;
  }
  return result;
}
