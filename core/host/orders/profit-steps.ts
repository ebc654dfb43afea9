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

/** Reads many curves; those of the last call are at hand, so that a slider that is dragged does not parse them each time. */
export type CurveReader = (stored: readonly (string | null)[]) => (ProfitStep[] | null)[];

/** The reader of the open workspace: `ctx.service(keptCurves)`. By content, so that nothing old is ever answered. */
export function keptCurves(): CurveReader {
  let kept = new Map<string, ProfitStep[]>();
  return (stored) => {
    const next = new Map<string, ProfitStep[]>();
    const curves = stored.map((text) => {
      if (text === null) return null;
      const curve = kept.get(text) ?? (fromStoredSteps(text) as ProfitStep[]);
      next.set(text, curve);
      return curve;
    });
    kept = next;
    return curves;
  };
}
