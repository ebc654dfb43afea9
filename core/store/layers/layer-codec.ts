// How the layer of one upload in one product is stored: columns of JSON, deflated where that saves something.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SqlValue } from '../sql.ts';
import { CELL_COLUMNS, type Entry } from './fold.ts';

/** By day. */
export type LayerDays = Map<number, Entry>;

interface Stored {
  /** Days with cells of their own, each as its distance from the one before. */
  d?: number[];
  /** Cells by column; null: none of the days has any. */
  c?: (SqlValue[] | null)[];
  /** Days that say the same as what lies below: distance from the end of the run before, length of the run … */
  s?: number[];
}

const WORTH_DEFLATING = 160;
const PLAIN = 0x7b;

export function encodeLayer(days: LayerDays): Buffer {
  const sorted = [...days].sort(([a], [b]) => a - b);
  const own = sorted.filter(([, entry]) => entry !== 'same');
  const same = sorted.flatMap(([day, entry]) => (entry === 'same' ? [day] : []));
  const stored: Stored = {};
  if (own.length > 0) {
    stored.d = own.map(([day], i) => (i === 0 ? day : day - own[i - 1][0]));
    stored.c = CELL_COLUMNS.map((_, c) => {
      const cells = own.map(([, entry]) => entry[c] as SqlValue);
      return cells.every((cell) => cell === null) ? null : cells;
    });
  }
  if (same.length > 0) stored.s = runsOf(same);
  const text = JSON.stringify(stored);
  return text.length < WORTH_DEFLATING ? Buffer.from(text) : deflateRawSync(text);
}

/** Throws when the bytes are not what `encodeLayer` made. */
export function decodeLayer(bytes: Uint8Array): LayerDays {
  const text = (bytes[0] === PLAIN ? Buffer.from(bytes) : inflateRawSync(bytes)).toString();
  const { d = [], c = [], s = [] } = JSON.parse(text) as Stored;
  const days: LayerDays = new Map();
  let day = 0;
  for (let i = 0; i < d.length; i++) {
    day += d[i];
    days.set(
      day,
      c.map((cells) => cells?.[i] ?? null),
    );
  }
  day = 0;
  for (let i = 0; i < s.length; i += 2) {
    day += s[i];
    for (let left = s[i + 1]; left > 0; left--) days.set(day++, 'same');
  }
  return days;
}

function runsOf(days: readonly number[]): number[] {
  const runs: number[] = [];
  let end = 0;
  for (const day of days) {
    if (runs.length > 0 && day === end) runs[runs.length - 1]++;
    else runs.push(day - end, 1);
    end = day + 1;
  }
  return runs;
}
