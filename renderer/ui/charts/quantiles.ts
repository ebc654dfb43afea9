// Names for the places in a list of quantiles; the compiler holds them to the contract's levels.
import type { QUANTILES } from '#core/contract/units.ts';

export const LEVELS: typeof QUANTILES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
export const Q = { low95: 0, low80: 1, low50: 2, median: 3, high50: 4, high80: 5, high95: 6 } as const;
