// From an explanation to bars that start where the one before ended; small groups are put together as "other".
import type { Explanation } from '#core/contract/predictions.ts';

export interface Step {
  group: string;
  units: number;
  from: number;
  to: number;
  /** First and last bar stand on zero. */
  total: boolean;
}

/** Groups shown one by one; the rest is one bar. */
const MOST_GROUPS = 6;
/** Share of the largest effect below which a group joins "other". */
const SMALL = 0.02;

/** Bars in order of their effect; they add up to the mean exactly as the explanation's lines do. */
export function staircase({ baseline, contributions, mean }: Explanation): Step[] {
  const sorted = [...contributions].sort((a, b) => Math.abs(b.units) - Math.abs(a.units));
  const largest = Math.abs(sorted[0]?.units ?? 0);
  const shown = sorted.filter(
    ({ group, units }, i) => group !== 'other' && i < MOST_GROUPS && Math.abs(units) >= largest * SMALL && units !== 0,
  );
  const rest = sorted.filter((line) => !shown.includes(line)).reduce((sum, { units }) => sum + units, 0);
  const lines = shown.map(({ group, units }) => ({ group, units }));
  if (Math.abs(rest) > 1e-6) lines.push({ group: 'other', units: rest });

  const steps: Step[] = [{ group: 'baseline', units: baseline, from: 0, to: baseline, total: true }];
  let level = baseline;
  for (const { group, units } of lines) {
    steps.push({ group, units, from: level, to: level + units, total: false });
    level += units;
  }
  return [...steps, { group: 'mean', units: mean, from: 0, to: mean, total: true }];
}
