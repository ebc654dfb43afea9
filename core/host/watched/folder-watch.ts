// Looks into the watched folder every few seconds. By asking, not by file events: those miss network drives, and a file that
// has just appeared is not a file that is complete.
import { AppError } from '#core/contract/errors.ts';
import type { WatchedFile, WatchedFolder, WatchSettings } from '#core/contract/watched-folder.ts';
import { getUpload, wasImported } from '#core/store/uploads.ts';
import { getWatchSettings, setWatchSettings } from '#core/store/watch-settings.ts';
import type { EngineContext } from '../context.ts';
import { toAppError } from '../error-mapping.ts';
import { type FolderFile, listFolder, statFile } from './list-folder.ts';
import { type Taken, takeFile } from './take-file.ts';

const LOOK_EVERY_MS = 5_000;
/** A file whose size and time of change stay for so long is complete. */
export const REST_MS = 3_000;

type Seen = FolderFile & {
  /** When it was first seen like this. */
  sinceMs: number;
  outcome: Taken | { state: 'reading' } | { state: 'failed'; error: { code: string; message: string } };
};

/** The one watch of a workspace. What it has seen it knows until the workspace is closed; what was imported, the store knows. */
export const createFolderWatch = (ctx: EngineContext): FolderWatch => new FolderWatch(ctx);

export class FolderWatch {
  readonly #ctx: EngineContext;
  readonly #seen = new Map<string, Seen>();
  readonly #abort = new AbortController();
  #problem: WatchedFolder['problem'] = null;
  #timer: NodeJS.Timeout | undefined;
  /** Looks happen one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(ctx: EngineContext) {
    this.#ctx = ctx;
    ctx.onClose(() => this.#stop());
  }

  /** Looks from now on, whenever a folder is set. */
  start(): void {
    const next = () => {
      if (this.#abort.signal.aborted) return;
      this.#timer = setTimeout(() => void this.look().finally(next), LOOK_EVERY_MS).unref();
    };
    next();
  }

  async #stop(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** Throws input/path for what is no folder. */
  async set(settings: WatchSettings): Promise<void> {
    if (settings.path !== null) await listFolder(settings.path);
    const { path } = getWatchSettings(this.#ctx.db);
    setWatchSettings(this.#ctx.db, settings);
    if (path !== null && path !== settings.path) {
      this.#turn = this.#turn.then(() => this.#leave(path)).catch((error) => this.#fail(error));
      await this.#turn;
    }
    this.#problem = null;
    this.#changed();
  }

  /** What waits for a confirmation waits no more, unless its file is gone: coming back to the folder finds it again. */
  async #leave(path: string): Promise<void> {
    for (const seen of this.#seen.values()) if (await statFile(path, seen.name)) await this.#withdraw(seen);
    this.#seen.clear();
  }

  async #withdraw({ outcome }: Seen): Promise<void> {
    if (outcome.state !== 'checked' || getUpload(this.#ctx.db, outcome.uploadId).state !== 'ready') return;
    await this.#ctx.client().imports.discard({ uploadId: outcome.uploadId });
  }

  /** Files that failed or were of no known kind are read again at the next look: a recipe may know them now. */
  forgetUnused(): void {
    for (const [name, { outcome }] of this.#seen) {
      if (['failed', 'unknown', 'changed'].includes(outcome.state)) this.#seen.delete(name);
    }
  }

  /** One look; ends when every file that is complete has been taken care of. */
  look(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#look()).catch((error) => this.#fail(error));
    return this.#turn;
  }

  async #look(): Promise<void> {
    const { path } = getWatchSettings(this.#ctx.db);
    if (path === null || this.#abort.signal.aborted) return;
    const found = await listFolder(path);
    if (this.#problem !== null) {
      this.#problem = null;
      this.#changed();
    }
    this.#forgetGone(new Set(found.map(({ name }) => name)));
    for (const file of found) await this.#meet(file, path);
  }

  async #meet(file: FolderFile, path: string): Promise<void> {
    const nowMs = this.#ctx.config.now().getTime();
    const before = this.#seen.get(file.name);
    const isSame = before?.sizeBytes === file.sizeBytes && before.modifiedMs === file.modifiedMs;
    if (!isSame) {
      if (before) await this.#withdraw(before);
      return this.#note({ ...file, sinceMs: nowMs, outcome: { state: 'settling' } });
    }
    if (!isDue(before.outcome) || nowMs - before.sinceMs < REST_MS) return;
    // The setting may have changed while other files were read.
    const { path: watched, mode } = getWatchSettings(this.#ctx.db);
    if (watched !== path || this.#abort.signal.aborted) return;
    if (before.outcome.state === 'settling') this.#note({ ...before, outcome: { state: 'reading' } });
    try {
      const waiting = this.#contents();
      const outcome = await takeFile(this.#ctx, { file, path, mode, waiting, signal: this.#abort.signal });
      this.#note({ ...before, sinceMs: nowMs, outcome });
    } catch (error) {
      const { code, message } = toAppError(error, this.#ctx.config.log);
      const isNews = before.outcome.state !== 'failed' || before.outcome.error.message !== message;
      if (isNews) this.#note({ ...before, outcome: { state: 'failed', error: { code, message } } });
    }
  }

  #contents(): Set<string> {
    const outcomes = [...this.#seen.values()].map(({ outcome }) => outcome);
    return new Set(outcomes.flatMap((outcome) => (outcome.state === 'checked' ? [outcome.sha256] : [])));
  }

  #note(seen: Seen): void {
    this.#seen.set(seen.name, seen);
    this.#changed();
  }

  /** What waits for a confirmation or was imported stays in the list without its file. */
  #forgetGone(names: ReadonlySet<string>): void {
    const gone = [...this.#seen.values()].filter(
      ({ name, outcome }) => !names.has(name) && outcome.state !== 'checked',
    );
    for (const { name } of gone) this.#seen.delete(name);
    if (gone.length > 0) this.#changed();
  }

  #fail(error: unknown): void {
    const { code, message } = toAppError(error, this.#ctx.config.log);
    if (message === this.#problem?.message) return;
    this.#problem = { code, message };
    this.#changed();
  }

  #changed(): void {
    this.#ctx.events.changed('watchedFolder');
  }

  state(): WatchedFolder {
    const files = [...this.#seen.values()].sort((a, b) => b.modifiedMs - a.modifiedMs || (a.name < b.name ? -1 : 1));
    return {
      ...getWatchSettings(this.#ctx.db),
      problem: this.#problem,
      files: files.map((file) => this.#describe(file)),
    };
  }

  /** Path of a file that was seen. Throws not-found/file. */
  pathOf(name: string): { folder: string; name: string } {
    const { path } = getWatchSettings(this.#ctx.db);
    if (path !== null && this.#seen.has(name)) return { folder: path, name };
    throw new AppError('not-found/file', `There is no file "${name}" in the watched folder.`, { name });
  }

  #describe({ name, sizeBytes, modifiedMs, outcome }: Seen): WatchedFile {
    const file = { name, sizeBytes, modifiedAt: new Date(modifiedMs).toISOString() };
    const nothing = { recipe: null, uploadId: null, effect: null, changes: [], error: null };
    switch (outcome.state) {
      case 'checked':
        return { ...file, ...nothing, ...this.#ofUpload(outcome.uploadId), recipe: outcome.recipe };
      case 'failed':
        return { ...file, ...nothing, state: 'failed', error: outcome.error };
      case 'changed':
        return { ...file, ...nothing, state: 'changed', recipe: outcome.recipe, changes: outcome.changes };
      default:
        return { ...file, ...nothing, state: outcome.state };
    }
  }

  #ofUpload(uploadId: string): Pick<WatchedFile, 'state' | 'uploadId' | 'effect'> {
    const { state, report, sha256 } = getUpload(this.#ctx.db, uploadId);
    const effect = report && {
      inserted: report.effect.inserted,
      replaced: report.effect.replaced,
      rejected: report.rows.rejected,
      firstDay: report.result.firstDay,
      lastDay: report.result.lastDay,
    };
    // Somebody has imported the same file in another way meanwhile.
    if (state === 'ready' && wasImported(this.#ctx.db, sha256)) return { state: 'repeated', uploadId, effect };
    return { state: UPLOAD_STATES[state], uploadId, effect };
  }
}

/** A file that could not be opened may be locked by the program that writes it: it is tried again. */
const isDue = (outcome: Seen['outcome']): boolean =>
  outcome.state === 'settling' || (outcome.state === 'failed' && outcome.error.code === 'input/path');

const UPLOAD_STATES = {
  checking: 'reading',
  ready: 'waiting',
  committing: 'importing',
  committed: 'imported',
  undone: 'set-aside',
  discarded: 'set-aside',
  failed: 'failed',
} as const satisfies Record<ReturnType<typeof getUpload>['state'], WatchedFile['state']>;
