// Which days train, which decide and which are only looked at once: the honesty of every figure hangs on this file.
import { windowsOf } from '#core/features/windows.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { HorizonPlan, StepRange } from '../horizon-plan.ts';
import { tooFewProducts, tooFewSteps, type WordedNotice } from './notices.ts';

/**
 * Three trainings, each seeing more: 'selection' stops before the last two validation windows (more where there are years to
 * spare), learns when to stop on all but the last of them and shows which forecaster wins where; 'scored' sees these windows,
 * too, and is measured on the last one, about which nothing was chosen; 'final' sees everything and is used.
 */
export interface TimeSplit {
  /** Last step of the data. */
  readonly last: number;
  /** Steps of one validation window; 0: too short to check anything. */
  readonly window: number;
  /** Whether there is room for the selection training. */
  readonly hasSelection: boolean;
  /** Windows before the scored one on which methods are compared; more where years are many and products few. */
  readonly selectionWindows: number;
  /** Horizon blocks that can be trained; empty: no trees. */
  readonly blocks: readonly StepRange[];
  /** Why there are no trees; null where there are. */
  readonly noTreesBecause: WordedNotice | null;
}

/** Steps a training needs besides the block's own horizon. */
const ROOM = 28;
/**
 * One window is one part of the year, and in it products move together: what wins in it may lose in all others, and how
 * far a month may go wrong is not seen in one month.
 */
const MAX_SELECTION_WINDOWS = 5;
/** Trees of the selection training grow old in them: after some months they are no longer what will be used. */
const MAX_DAILY_WINDOWS = 2;
/** Large stores need more windows less, and take longer over each. */
const MAX_JUDGED_SERIES = 3000;
/** A shorter window says nothing. */
const MIN_WINDOW = 4;

/** `lastStep`: blocks that begin after it, and after the window, are left out. */
export function splitTime(
  frame: SeriesFrame,
  plan: HorizonPlan,
  lastStep: number = Number.POSITIVE_INFINITY,
): TimeSplit {
  const steps = frame.stepDays.length;
  const window = Math.min(plan.validationSteps, Math.floor(steps / 3));
  const last = steps - 1;
  let noTreesBecause: WordedNotice | null = null;
  if (steps < plan.minSteps) {
    noTreesBecause = tooFewSteps(steps, plan.minSteps, frame.frequency);
  } else if (frame.count < plan.minProducts) {
    noTreesBecause = tooFewProducts(frame.count, plan.minProducts);
  }
  const blocks = noTreesBecause
    ? []
    : plan.blocks.filter(
        ({ fromStep }) => fromStep <= window || (fromStep <= lastStep && fromStep + window + ROOM < steps),
      );
  return {
    last,
    window: window < MIN_WINDOW ? 0 : window,
    // Simple methods learn nothing that could run out of days: they are compared on every store that has the windows.
    hasSelection: window === plan.validationSteps && steps >= 3 * window + (noTreesBecause ? 0 : ROOM),
    selectionWindows: selectionWindowsOf(frame, window),
    blocks,
    noTreesBecause,
  };
}

/** As many as leave the training two years. */
function selectionWindowsOf({ frequency, stepDays, count }: SeriesFrame, window: number): number {
  if (window === 0) return 1;
  const spare = stepDays.length - 2 * windowsOf(frequency).year;
  const affordable = Math.floor(MAX_JUDGED_SERIES / Math.max(1, count));
  const most = frequency === 'daily' ? MAX_DAILY_WINDOWS : MAX_SELECTION_WINDOWS;
  return Math.max(1, Math.min(most, affordable, Math.floor(spare / window) - 1));
}

/** The last step that the earliest of the trainings may see. */
export const firstEnd = (split: TimeSplit): number => (split.hasSelection ? selectionEnd(split) : scoredEnd(split));

/** Last steps that the three trainings may see. */
export const selectionEnd = ({ last, window, selectionWindows }: TimeSplit): number =>
  last - (1 + selectionWindows) * window;
export const scoredEnd = ({ last, window }: TimeSplit): number => last - window;

/** Origins that a training which saw nothing after `end` may be judged on, up to the last with a full window. */
export function rollingOrigins({ last, window }: TimeSplit, end: number, rollSteps: number): number[] {
  const origins: number[] = [];
  for (let origin = end; origin < last - window; origin += rollSteps) origins.push(origin);
  return origins;
}
