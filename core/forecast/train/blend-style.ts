// How far blends are trusted: days give thousands of outcomes to weigh methods by, weeks a few windows.
import type { Frequency } from '#core/contract/units.ts';
import { POOLED_AR } from '../pooled/pooled-ar.ts';
import type { BlendPull } from './blend-weights.ts';
import { TREES } from './origin-forecasts.ts';

export interface BlendStyle {
  /** Nobody speaks alone where two members may blend. */
  readonly onlyBlends: boolean;
  /** How hard weights are drawn to equal ones, as a share of the mean squared error of the members. */
  readonly pull: number;
  /** Methods that say much the same and do not count as so many voices: equal are the families, and those within one. */
  readonly families: readonly (readonly string[])[];
}

const DAYS: BlendStyle = { onlyBlends: false, pull: 0.02, families: [] };
/** Years of months are few, but each is a sum of many sales: measured in docs/decisions/0193. */
const MONTHS: BlendStyle = { ...DAYS, onlyBlends: true };
/** Measured in docs/decisions/0192 and 0193. */
const WEEKS: BlendStyle = {
  onlyBlends: true,
  pull: 0.5,
  families: [
    ['seasonal-naive', 'seasonal-naive-growth', 'weekday-mean'],
    ['ses', 'theta', 'ets', 'tsb'],
    [POOLED_AR],
    [TREES],
  ],
};

const STYLES: Readonly<Record<Frequency, BlendStyle>> = { daily: DAYS, weekly: WEEKS, monthly: MONTHS };

export const blendStyleOf = (frequency: Frequency): BlendStyle => STYLES[frequency];

/** Where the weights of the members allowed are drawn to. */
export function pullOf(
  { pull, families }: BlendStyle,
  names: readonly string[],
  allowed: readonly boolean[],
): BlendPull {
  const members = names.filter((_, i) => allowed[i]);
  const voices = (name: string): number => {
    const family = families.find((own) => own.includes(name));
    return family ? members.filter((member) => family.includes(member)).length : 1;
  };
  return { pull, towards: names.map((name) => 1 / Math.max(1, voices(name))) };
}
