// Any error as one of the contract's, so that it has words, details and an exit code.
import { ORPCError } from '@orpc/client';
import { CommanderError } from 'commander';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode } from '#core/contract/errors.ts';
import type { Job } from '#core/contract/jobs.ts';

export function toCliError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ORPCError && isErrorCode(thrown.code)) {
    return new AppError(thrown.code, thrown.message, (thrown.data ?? {}) as ErrorDetails<ErrorCode>, { cause: thrown });
  }
  if (thrown instanceof CommanderError) {
    const text = thrown.message.replace(/^error: /, '');
    return new AppError('input/invalid', `${text[0].toUpperCase()}${text.slice(1)}`, {
      advice: 'Add --help to see what the command takes.',
    });
  }
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return new AppError('cancelled', 'Stopped.', {});
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new AppError('internal', `Something went wrong inside Shelfcast: ${text}`, {}, { cause: thrown });
}

/** Why a job did not succeed. */
export function errorOfJob(job: Job): AppError {
  if (job.state === 'cancelled') {
    return new AppError('cancelled', `"${job.title}" was cancelled; nothing of it was kept.`, {});
  }
  const code = job.error && isErrorCode(job.error.code) ? job.error.code : 'internal';
  const message = job.error?.message ?? `"${job.title}" failed without saying why.`;
  return new AppError(code, message, (job.error?.details ?? {}) as ErrorDetails<ErrorCode>);
}
