// What the engine and the thread that writes to the store say to each other.
import type { UploadCommit, UploadOutcome } from '../store/commit-upload.ts';
import type { UndoEffect, UndoMark } from '../store/undo-upload.ts';
import type { ThreadEnd } from './run-thread.ts';

export type StoreWork =
  | ({ readonly task: 'commit' } & UploadCommit)
  | { readonly task: 'undo'; readonly uploadId: string; readonly who: UndoMark };

/** By task. */
export interface StoreOutcome {
  commit: UploadOutcome;
  undo: UndoEffect;
}

export interface StoreTask {
  readonly databasePath: string;
  readonly work: StoreWork;
  /** Becomes 1 when it is to stop. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
}

export type StoreNews =
  | { type: 'progress'; done: number }
  /** From now on the thread wants the write lock, until its answer. */
  | { type: 'locking' };

export type StoreWorkerMessage = StoreNews | ThreadEnd<StoreOutcome[keyof StoreOutcome]>;
