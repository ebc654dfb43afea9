// Which kind of demand a series has: decides the champion, the shape of the bands and the words on the screen.
import type { DemandClass, Frequency } from '../contract/units.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';

/** Average interval between sales and squared variation of the sizes: Syntetos, Boylan & Croston (2005), JORS 56. */
const INTERVAL_BOUND = 1.32;
const VARIATION_BOUND = 0.49;
/** A product with less history than this, counted from its first sale, is new (product.md, "Defaults"). */
const NEW_DAYS = 28;
/** A product without a sale for this long is dead. */
const DEAD_DAYS = 180;

export const DEMAND_CLASSES: readonly DemandClass[] = ['smooth', 'erratic', 'intermittent', 'lumpy', 'new', 'dead'];

/** Days that one step of a frequency lasts (a month as 30). */
export const daysPerStep = (frequency: Frequency): number =>
  frequency === 'daily' ? 1 : frequency === 'weekly' ? 7 : 30;

/**
 * Class of one series from its units, oldest first. Closed steps (1 in `closed`) do not count, steps before the first
 * sale neither. A series that never sold is new until it has been watched for 180 days, dead afterwards.
 * Monthly and weekly series need at least 8 steps not to be new, because two sizes make no variation.
 */
export function demandClassOf(units: ArrayLike<number>, closed?: ArrayLike<number>, stepDays = 1): DemandClass {
  const newSteps = stepDays === 1 ? NEW_DAYS : Math.max(8, Math.ceil(NEW_DAYS / stepDays));
  const deadSteps = Math.ceil(DEAD_DAYS / stepDays);
  let open = 0;
  let sales = 0;
  let sum = 0;
  let squares = 0;
  let sinceSale = 0;
  for (let i = 0; i < units.length; i++) {
    if (closed?.[i] === 1) {
      sinceSale++;
      continue;
    }
    const value = units[i];
    if (value > 0) {
      sales++;
      sum += value;
      squares += value * value;
      sinceSale = 0;
    } else sinceSale++;
    if (sales > 0) open++;
  }
  if (sales === 0) return units.length >= deadSteps ? 'dead' : 'new';
  if (sinceSale >= deadSteps) return 'dead';
  if (open < newSteps) return 'new';
  const mean = sum / sales;
  const variance = sales > 1 ? Math.max(0, (squares - sales * mean * mean) / (sales - 1)) : 0;
  const frequent = open / sales < INTERVAL_BOUND;
  const steady = variance / (mean * mean) < VARIATION_BOUND;
  if (frequent) return steady ? 'smooth' : 'erratic';
  return steady ? 'intermittent' : 'lumpy';
}

/** Class of one series of a frame as seen on `originStep` (the frame's last step when left out). */
export function demandClassInFrame(frame: SeriesFrame, series: number, originStep?: number): DemandClass {
  const from = frame.offset[series];
  const length = (originStep ?? frame.stepDays.length - 1) - frame.firstStep[series] + 1;
  const to = Math.min(frame.offset[series + 1], from + Math.max(0, length));
  return demandClassOf(frame.units.subarray(from, to), frame.closed.subarray(from, to), daysPerStep(frame.frequency));
}
