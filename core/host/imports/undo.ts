// What undoing an upload would do, told without holding up anybody who waits for the database.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/contract/errors.ts';
import type { UndoEffect } from '#core/contract/undo.ts';
import { isoFromDay } from '#core/math/day.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { measureUndo } from '#core/store/undo-upload.ts';

const MAX_CODES = 100;

/** Throws what `measureUndo` throws, and cancelled when the caller goes away. */
export async function previewUndo(db: ReadDb, uploadId: string, signal: AbortSignal | undefined): Promise<UndoEffect> {
  const measurement = measureUndo(db, uploadId);
  for (;;) {
    const step = measurement.next();
    if (step.done) {
      const { firstDay, lastDay, removedProducts, ...effect } = step.value;
      return {
        ...effect,
        firstDay: firstDay === null ? null : isoFromDay(firstDay),
        lastDay: lastDay === null ? null : isoFromDay(lastDay),
        removedProducts: { count: removedProducts.length, codes: removedProducts.slice(0, MAX_CODES) },
      };
    }
    await nextTurn();
    if (signal?.aborted) throw new AppError('cancelled', 'The preview of an undo was cancelled.', {});
  }
}
