// Seasonal indices of weekly and monthly series: few years, so each place counts only as far as it repeats itself.

/** Years looked back: older ones describe another shop. */
const MAX_YEARS = 6;
/** Places known twice or more, as a share of the season, without which a pattern cannot be told from chance. */
const MIN_REPEATED = 0.5;
const ROUNDS = 4;
/** A place below this has no sales worth dividing by (a product that pauses in summer). */
const MIN_INDEX = 0.02;
const MAX_INDEX = 8;

/**
 * Index of each place of the season, place 0 being the first step after the last value; 1 is an average step.
 *
 * Values are compared with a moving average of one season of the adjusted series (cut at the ends), in turns with the
 * indices, as in classical decomposition. Each place's mean ratio is then drawn towards `prior` by V / (V + s² / n):
 * s² is the variance of ratios within places, V what the places' means vary beyond it (James & Stein 1961; for seasonal
 * indices Miller & Williams 2003, IJF 19). So a series without a season gets the prior, and so does a short one.
 */
export function yearlyIndices(values: Float64Array, season: number, prior?: ArrayLike<number>): Float64Array {
  const centre = Float64Array.from({ length: season }, (_, place) => prior?.[place] ?? 1);
  const recent = values.subarray(Math.max(0, values.length - MAX_YEARS * season));
  const length = recent.length;
  const placeOf = (i: number) => (((i - length) % season) + season) % season;
  const counts = new Int32Array(season);
  for (let i = 0; i < length; i++) if (!Number.isNaN(recent[i])) counts[placeOf(i)]++;
  if (counts.reduce((n, count) => n + (count >= 2 ? 1 : 0), 0) < MIN_REPEATED * season) return centre;

  let indices: Float64Array = centre;
  for (let round = 0; round < ROUNDS; round++) {
    const levels = movingMean(
      recent.map((value, i) => (indices[placeOf(i)] > MIN_INDEX ? value / indices[placeOf(i)] : Number.NaN)),
      season,
    );
    indices = shrunken(
      recent.map((value, i) => (levels[i] > 0 ? value / levels[i] : Number.NaN)),
      placeOf,
      centre,
    );
  }
  return indices;
}

/** Mean of the known values within half a season to both sides; NaN where there is none. */
function movingMean(values: Float64Array, season: number): Float64Array {
  const half = Math.floor(season / 2);
  const sums = new Float64Array(values.length + 1);
  const known = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    sums[i + 1] = sums[i] + (Number.isNaN(values[i]) ? 0 : values[i]);
    known[i + 1] = known[i] + (Number.isNaN(values[i]) ? 0 : 1);
  }
  return values.map((_, i) => {
    const from = Math.max(0, i - half);
    const to = Math.min(values.length, i + half + 1);
    return (sums[to] - sums[from]) / (known[to] - known[from] || Number.NaN);
  });
}

function shrunken(ratios: Float64Array, placeOf: (i: number) => number, centre: Float64Array): Float64Array {
  const season = centre.length;
  const counts = new Float64Array(season);
  const means = new Float64Array(season);
  for (let i = 0; i < ratios.length; i++) {
    if (Number.isNaN(ratios[i])) continue;
    counts[placeOf(i)]++;
    means[placeOf(i)] += ratios[i];
  }
  for (let place = 0; place < season; place++) means[place] /= counts[place] || Number.NaN;
  let within = 0;
  let freedom = 0;
  for (let i = 0; i < ratios.length; i++) {
    if (Number.isNaN(ratios[i])) continue;
    within += (ratios[i] - means[placeOf(i)]) ** 2;
  }
  let between = 0;
  let chance = 0;
  let places = 0;
  for (let place = 0; place < season; place++) {
    if (counts[place] === 0) continue;
    freedom += counts[place] - 1;
    between += (means[place] - centre[place]) ** 2;
    chance += 1 / counts[place];
    places++;
  }
  if (freedom === 0 || places === 0) return centre;
  const noise = within / freedom;
  const variance = Math.max(0, between / places - (noise * chance) / places);
  const drawn = centre.map((at, place) => {
    if (counts[place] === 0 || variance === 0) return at;
    return at + ((means[place] - at) * variance) / (variance + noise / counts[place]);
  });
  const mean = drawn.reduce((sum, index) => sum + index, 0) / season;
  return drawn.map((index) => Math.min(MAX_INDEX, Math.max(0, index / mean)));
}
