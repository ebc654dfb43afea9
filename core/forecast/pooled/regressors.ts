// What the pooled autoregression reads of one series as of an origin: everything as a share of a recent level.

/** Steps whose mean is the level, and single steps back that are read. */
export const LEVEL_STEPS = 13;
/** Regressors of one earlier year. */
const OF_YEAR = 8;
/** Steps right after the origin's own place a year before: what happened then, once it was this far. */
const PLACES = 3;
/** Levels of two years that are further apart than this factor are no years of the same product: it was launched, or nearly ended. */
const COMPARABLE = 10;
/** A step of more than so many levels counts as that many: one order of thousands says nothing of all products. */
const MOST_LEVELS = 20;

export const countRegressors = (years: number): number => 1 + LEVEL_STEPS + years * OF_YEAR;

/** Mean of the known values of the last LEVEL_STEPS steps up to `origin`; NaN where the history is shorter or knows none. */
export function levelAt(demand: Float64Array, origin: number): number {
  if (origin + 1 < LEVEL_STEPS) return Number.NaN;
  let sum = 0;
  let known = 0;
  for (let t = origin + 1 - LEVEL_STEPS; t <= origin; t++) {
    if (Number.isNaN(demand[t])) continue;
    sum += demand[t];
    known++;
  }
  return known > 0 ? sum / known : Number.NaN;
}

/**
 * Writes the regressors for the step `ahead` after `origin` into `out` (countRegressors(years) numbers) and returns the
 * level they are shares of: 1; the last steps; and for each of `years` earlier years the target's place and its
 * neighbours, over the level now and over the level of then, and the first steps of back then. What is not known counts as
 * an average step. NaN: there is no level, too little history for so many years, or a year that is no comparison; `out` is then
 * undefined.
 */
export function writeRegressors(
  demand: Float64Array,
  origin: number,
  ahead: number,
  { season, years }: { season: number; years: number },
  out: Float64Array,
): number {
  const level = levelAt(demand, origin);
  if (!(level > 0)) return Number.NaN;
  const over = (value: number, base: number): number =>
    Number.isNaN(value) ? 0 : Math.min(MOST_LEVELS, value / base) - 1;
  let at = 0;
  out[at++] = 1;
  for (let back = 0; back < LEVEL_STEPS; back++) out[at++] = over(demand[origin - back], level);
  for (let year = 1; year <= years; year++) {
    const place = origin + ahead - season * year;
    const then = origin - season * year;
    const levelThen = levelAt(demand, then);
    if (place < 1 || !(levelThen > level / COMPARABLE && levelThen < level * COMPARABLE)) return Number.NaN;
    const next = place + 1 <= origin ? demand[place + 1] : demand[place];
    const around = (demand[place - 1] + next) / 2;
    out[at++] = over(demand[place], level);
    out[at++] = over(around, level);
    out[at++] = levelThen / level - 1;
    out[at++] = over(demand[place], levelThen);
    out[at++] = over(around, levelThen);
    for (let back = 0; back < PLACES; back++) out[at++] = over(demand[then - back], levelThen);
  }
  return level;
}
