// What a line earns pack by pack, as it lies in the database: [[units, cost, profit]].
import type { ProfitStep } from '#core/inventory/index.ts';

/** Money to the hundredth of a cent: enough to rank packs, and half the bytes. */
const short = (amount: number): number => Math.round(amount * 10_000) / 10_000;

export const toStoredSteps = (steps: readonly ProfitStep[] | null): string | null =>
  steps && JSON.stringify(steps.map(({ units, cost, profit }) => [units, short(cost), short(profit)]));

export const fromStoredSteps = (stored: string | null): ProfitStep[] | null =>
  stored === null
    ? null
    : (JSON.parse(stored) as [number, number, number][]).map(([units, cost, profit]) => ({ units, cost, profit }));
