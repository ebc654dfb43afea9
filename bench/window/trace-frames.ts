// Main-thread work of each frame, read from a Chromium trace: scripting, style and layout, without painting.

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own clock: what other processes take does not count. */
  readonly tts?: number;
  readonly tdur?: number;
}

/** Events whose time counts as scripting, style or layout; they nest, so their union is what counts. */
const COUNTED: ReadonlySet<string> = new Set([
  'EventDispatch',
  'FireAnimationFrame',
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'TimerFire',
  'FireIdleCallback',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'V8.GC_SCAVENGER',
  'MinorGC',
  'MajorGC',
]);

/** Milliseconds of scripting, style and layout in each frame between the first and the last frame of the trace. */
export function frameTimes(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const frames = traceEvents.filter(({ name }) => name === 'Commit');
  // Every frame that changes something ends in a commit. The page's own renderer is the one that animates most.
  const busiest = mostFrequent(frames.map(({ pid, tid }) => `${pid}/${tid}`));
  const isOurs = ({ pid, tid }: TraceEvent) => `${pid}/${tid}` === busiest;
  const ends = frames
    .filter(isOurs)
    .map(({ tts = 0 }) => tts)
    .sort((a, b) => a - b);
  const work = traceEvents.filter((event) => event.ph === 'X' && isOurs(event) && COUNTED.has(event.name));
  const spans = union(work.map(({ tts = 0, tdur = 0 }) => [tts, tts + tdur] as const));
  return ends.slice(0, -1).map((from, i) => {
    const to = ends[i + 1];
    let inside = 0;
    for (const [a, b] of spans) if (b > from && a < to) inside += Math.min(b, to) - Math.max(a, from);
    return inside / 1000;
  });
}

function union(spans: (readonly [number, number])[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** The value that the share `tau` of the values does not exceed. */
export function quantile(values: readonly number[], tau: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(tau * sorted.length) - 1)] ?? Number.NaN;
}
