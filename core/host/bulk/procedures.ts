// The bulk domain's procedures over a source of forecasts.
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode } from '#core/contract/errors.ts';
import type { Job } from '#core/contract/jobs.ts';
import { findLatestBulkRun, getBulkLine, getBulkRun, setBulkQuantity } from '#core/store/bulk.ts';
import { pageBulkLines, restoreBulkQuantities, setBulkQuantities, sumBulkLines } from '#core/store/bulk-lines.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { bulkDetail } from './detail.ts';
import { exportBulk } from './export-list.ts';
import { toBulkLine } from './line-rows.ts';
import { type BulkInput, runBulk } from './run-bulk.ts';
import { setBudget } from './set-budget.ts';

export function bulkProcedures(ctx: EngineContext, forecasts: SharedForecasts): DomainHandlers<'bulk'> {
  const { db, events, jobs } = ctx;

  function start(input: BulkInput): { jobId: string } {
    // What can be refused is refused at once, with words, not by a job that fails later.
    resolveDates(ctx, input.store, input);
    const title = input.date === undefined ? input.store : `${input.store}, ${input.date}`;
    return jobs.start({
      kind: 'bulk',
      title,
      store: input.store,
      input,
      run: (run) => runBulk(ctx, forecasts, input, run),
    });
  }

  return {
    start: ({ input }) => start(input),
    async run({ input: { limit, ...input }, signal }) {
      const { jobId } = start(input);
      const stop = (): void => void jobs.cancel(jobId);
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      const job = await jobs.settled(jobId);
      signal?.removeEventListener('abort', stop);
      const bulkId = bulkIdOf(job);
      return { summary: getBulkRun(db, bulkId).summary, ...firstLines(ctx, bulkId, limit) };
    },
    latest: ({ input }) => findLatestBulkRun(db, input.store)?.summary ?? null,
    summary: ({ input }) => getBulkRun(db, input.bulkId).summary,
    page({ input }) {
      const { categories, suppliers } = getBulkRun(db, input.bulkId).basis;
      const { total, lines } = pageBulkLines(db, input, input);
      return { total, lines: lines.map(toBulkLine), categories: [...categories], suppliers: [...suppliers] };
    },
    detail: ({ input }) => bulkDetail(ctx, forecasts, input),
    setQuantity({ input }): { line: BulkLine; summary: BulkSummary } {
      const { summary } = setBulkQuantity(db, input.bulkId, input.product, input.quantity);
      events.changed('bulk');
      return { line: toBulkLine(getBulkLine(db, input.bulkId, input.product)), summary };
    },
    setQuantities({ input: { bulkId, filter, quantity } }) {
      const { run, before } = setBulkQuantities(db, bulkId, filter, quantity);
      events.changed('bulk');
      return { changed: before.length, before, summary: run.summary };
    },
    restoreQuantities({ input: { bulkId, quantities } }) {
      const { summary } = restoreBulkQuantities(db, bulkId, quantities);
      events.changed('bulk');
      return { summary };
    },
    setBudget({ input }) {
      const answer = setBudget(ctx, input);
      if (input.apply) events.changed('bulk');
      return answer;
    },
    totals({ input: { bulkId, filter } }) {
      getBulkRun(db, bulkId);
      return sumBulkLines(db, bulkId, filter);
    },
    export: ({ input, signal }) => exportBulk(ctx, input, signal),
  };
}

function firstLines({ db }: EngineContext, bulkId: string, limit: number): { total: number; lines: BulkLine[] } {
  const list = { bulkId, sort: 'priority' as const, descending: true, filter: {} };
  const { total, lines } = pageBulkLines(db, list, { offset: 0, limit });
  return { total, lines: lines.map(toBulkLine) };
}

/** The run that a job made. Throws what the job failed with, cancelled when it was cancelled. */
function bulkIdOf(job: Job): string {
  if (job.state === 'succeeded' && typeof job.result?.bulkId === 'string') return job.result.bulkId;
  if (job.state === 'cancelled') throw new AppError('cancelled', 'The bulk prediction was cancelled.', {});
  const { code, message, details } = job.error ?? {
    code: 'internal',
    message: 'The job ended without a result.',
    details: {},
  };
  throw new AppError(isErrorCode(code) ? code : 'internal', message, details as ErrorDetails<ErrorCode>);
}
