// What the engine and the undo worker say to each other.
import type { UndoEffect, UndoMark } from '../store/undo-upload.ts';
import type { ThreadEnd } from './run-thread.ts';

export interface UndoTask {
  readonly databasePath: string;
  readonly uploadId: string;
  readonly who: UndoMark;
  /** Becomes 1 when the undo is to stop. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
}

export type UndoNews =
  | { type: 'progress'; done: number }
  /** From now on the thread wants the write lock, until its answer. */
  | { type: 'locking' };

export type UndoWorkerMessage = UndoNews | ThreadEnd<UndoEffect>;
