// Things of Intl are costly to make and cheap to use: each is made at its first use and kept.

/** `make`, called once for each set of arguments. */
export function kept<Args extends (string | number | boolean)[], Made>(
  make: (...args: Args) => Made,
): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = args.join(' ');
    if (!made.has(key)) made.set(key, make(...args));
    return made.get(key) as Made;
  };
}
