// The days of a checked file in batches, in memory that both threads see and that may be used again.
import { OBSERVATION_COLUMNS, type StagedObservations } from '#core/store/staged-upload.ts';
import type { DayTable } from './day-table.ts';

/**
 * `size` rows a batch; `order` are the table's cells as they are to come. Given `rounds`, a batch is overwritten by the one
 * that comes so many later: memory that is touched for the first time takes longer than what is put into it.
 */
export function* batchesOf(
  days: DayTable,
  order: Uint32Array,
  weatherLevels: readonly string[],
  size: number,
  rounds = Number.POSITIVE_INFINITY,
): Generator<StagedObservations> {
  const rooms: Room[] = [];
  for (let start = 0, n = 0; start < order.length; start += size, n++) {
    const cells = order.subarray(start, start + size);
    rooms[n % rounds] ??= createRoom(size);
    const room = rooms[n % rounds];
    const batch: StagedObservations = {
      count: cells.length,
      series: gathered(days.series, cells, room.int32('series')),
      day: gathered(days.day, cells, room.int32('day')),
      units: gathered(days.units, cells, room.float64('units')),
    };
    for (const name of OBSERVATION_COLUMNS) {
      const column = days.values.get(name);
      if (column) batch[name] = gathered(column, cells, room.float64(name));
    }
    if (batch.weather) batch.weatherLevels = weatherLevels;
    yield batch;
  }
}

/** Columns of one batch by name. */
interface Room {
  int32(name: string): Int32Array;
  float64(name: string): Float64Array;
}

function createRoom(size: number): Room {
  const buffers = new Map<string, SharedArrayBuffer>();
  const bufferOf = (name: string, bytes: number): SharedArrayBuffer => {
    const buffer = buffers.get(name) ?? new SharedArrayBuffer(size * bytes);
    buffers.set(name, buffer);
    return buffer;
  };
  return {
    int32: (name) => new Int32Array(bufferOf(name, Int32Array.BYTES_PER_ELEMENT)),
    float64: (name) => new Float64Array(bufferOf(name, Float64Array.BYTES_PER_ELEMENT)),
  };
}

function gathered<T extends Int32Array | Float64Array>(column: T, cells: Uint32Array, into: T): T {
  for (let i = 0; i < cells.length; i++) into[i] = column[cells[i]];
  return into;
}
