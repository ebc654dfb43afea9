// Rolling-origin backtests: what the engine would have said on past days, with models that had not seen later ones.
import { readFileSync } from 'node:fs';
import { type BacktestSummary, backtestSummarySchema } from '#core/contract/backtests.ts';
import { AppError } from '#core/contract/errors.ts';
import { getStore } from '#core/store/stores.ts';
import { runBacktest } from '../backtests/run-backtest.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';

export const backtestsHandlers = (ctx: EngineContext): DomainHandlers<'backtests'> => ({
  start: ({ input }) => {
    getStore(ctx.db, input.store);
    return ctx.jobs.start({
      kind: 'backtest',
      title: input.store,
      store: input.store,
      input,
      run: (run) => runBacktest(ctx, input, run),
    });
  },
  summary: ({ input }) => readSummary(ctx, input.jobId),
});

function readSummary(ctx: EngineContext, jobId: string): BacktestSummary {
  const job = ctx.jobs.get(jobId);
  if (job.kind !== 'backtest' || typeof job.result?.summaryFileId !== 'string') {
    throw new AppError('not-found/job', `The job ${jobId} is not a backtest that has finished.`, { name: jobId });
  }
  const { path } = ctx.files.get(job.result.summaryFileId);
  return backtestSummarySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
