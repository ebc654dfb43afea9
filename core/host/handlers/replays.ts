// Profit replays: run as jobs, kept with what they came to.
import { findLatestReplay, getReplay, listReplayLines } from '#core/store/replays.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { exportReplay } from '../replay/export-replay.ts';
import { runReplay } from '../replay/run-replay.ts';

export const replaysHandlers = (ctx: EngineContext): DomainHandlers<'replays'> => ({
  start({ input }) {
    getStore(ctx.db, input.store);
    return ctx.jobs.start({
      kind: 'replay',
      title: input.store,
      store: input.store,
      input,
      run: (run) => runReplay(ctx, input, run),
    });
  },
  latest: ({ input }) => findLatestReplay(ctx.db, getStore(ctx.db, input.store).id) ?? null,
  get: ({ input }) => getReplay(ctx.db, input.jobId),
  lines({ input }) {
    const lines = listReplayLines(ctx.db, input.jobId);
    return { total: lines.length, lines: lines.slice(input.offset, input.offset + input.limit) };
  },
  export: ({ input, signal }) => exportReplay(ctx, input, signal),
});
