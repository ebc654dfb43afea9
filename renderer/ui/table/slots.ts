// Places for the rows on screen: a row that comes takes the elements of one that went, which is cheaper than new ones.

/**
 * Answers a function that gives the rows on screen, by their keys in order, a number each: a row's own for as long as it is
 * there. Rows that are new get the numbers of those that are gone, in their order.
 */
export function createSlots(): (keys: readonly string[]) => Map<string, number> {
  let slots = new Map<string, number>();
  let made = 0;
  return (keys) => {
    const wanted = new Set(keys);
    const free = [...slots].filter(([key]) => !wanted.has(key)).map(([, slot]) => slot);
    let taken = 0;
    const slotFor = (key: string) => slots.get(key) ?? free[taken++] ?? made++;
    slots = new Map([...wanted].map((key) => [key, slotFor(key)]));
    return slots;
  };
}
