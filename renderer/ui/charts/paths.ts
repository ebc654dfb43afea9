// SVG paths of lines and bands with gaps; shared by all charts, so that a gap looks the same everywhere.

export interface Place {
  x: number;
  /** null: a gap. */
  y: number | null;
}

/** Splits at gaps. */
function runs<T>(points: T[], isGap: (point: T) => boolean): T[][] {
  const found: T[][] = [[]];
  for (const point of points) {
    if (!isGap(point)) found[found.length - 1].push(point);
    else if (found[found.length - 1].length > 0) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

const at = (x: number, y: number) => `${x.toFixed(2)},${y.toFixed(2)}`;

/** A line through the points; a point alone between gaps becomes a dot (with round caps). */
export function linePath(points: Place[]): string {
  return runs(points, ({ y }) => y === null)
    .map((run) => {
      const places = run.map(({ x, y }) => at(x, y ?? 0));
      return `M${places.join('L')}${places.length === 1 ? 'h0.01' : ''}`;
    })
    .join('');
}

/** The area between the line and `floor`. */
export function areaPath(points: Place[], floor: number): string {
  return bandPath(points.map(({ x, y }) => ({ x, low: y === null ? null : floor, high: y })));
}

/** The area between two lines. */
export function bandPath(points: { x: number; low: number | null; high: number | null }[]): string {
  return runs(points, ({ low, high }) => low === null || high === null)
    .map((run) => {
      const upper = run.map(({ x, high }) => at(x, high ?? 0));
      const lower = run.map(({ x, low }) => at(x, low ?? 0)).reverse();
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

/** Indexes to draw: gaps of up to `longest` missing values inside a line are left out, so that it passes over them. */
export function bridged(values: (number | null)[], longest: number): number[] {
  const kept: number[] = [];
  let lastKnown = -1;
  values.forEach((value, i) => {
    if (value !== null) {
      const gap = i - lastKnown - 1;
      if (lastKnown >= 0 && gap > 0 && gap <= longest) kept.length -= gap;
      lastKnown = i;
    }
    kept.push(i);
  });
  return kept;
}
