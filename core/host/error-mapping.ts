// Every error that leaves the engine leaves as one of the contract's.
import { mapEventIterator, ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import type { Middleware } from '@orpc/server';
import { AppError, ERROR_CATEGORIES, isErrorCode } from '../contract/errors.ts';
import { newId } from '../store/id.ts';
import { toStorageError } from '../store/storage-error.ts';
import type { EngineLog } from './context.ts';

/**
 * Any error as an AppError. One that nobody foresaw becomes 'internal': its text stays in the log, under the report id
 * that the caller gets.
 */
export function toAppError(error: unknown, log: EngineLog): AppError {
  if (error instanceof AppError) return error;
  const storage = toStorageError(error);
  if (storage) return storage;
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    return fromInputIssues(error.cause);
  }
  // A handler that asked the engine through its own client hands the answer on.
  if (error instanceof ORPCError && isErrorCode(error.code)) return new AppError(error.code, error.message, error.data);
  const reportId = newId();
  const issues = error instanceof Error && error.cause instanceof ValidationError ? error.cause.issues : undefined;
  log.error({ reportId, err: error, issues }, 'unexpected error');
  return new AppError('internal', `Something went wrong inside Shelfcast (report ${reportId}).`, { reportId });
}

function fromInputIssues(error: ValidationError): AppError {
  const worded = error.issues.map((issue) => {
    const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return { field, text: field ? `${field}: ${issue.message}` : issue.message };
  });
  const message = `The request does not fit: ${worded.map((issue) => issue.text).join('; ')}.`;
  return new AppError('input/invalid', message, { field: worded[0]?.field || undefined, advice: worded[0]?.text });
}

/** The AppError as it crosses a door: code, HTTP status of its category, message and details. */
export const toWireError = (error: AppError): ORPCError<string, unknown> =>
  new ORPCError(error.code, {
    defined: true,
    status: ERROR_CATEGORIES[error.category].httpStatus,
    message: error.message,
    data: error.details,
    cause: error,
  });

/** Middleware around every procedure, including the events of a stream after it has begun. */
export function createErrorMapper(log: EngineLog): AnyMiddleware {
  const map = (error: unknown) => toWireError(toAppError(error, log));
  return async ({ next }, _input, done) => {
    try {
      const { output } = await next();
      if (!isAsyncIterator(output)) return done(output);
      return done(mapEventIterator(output, { value: async (value) => value, error: async (error) => map(error) }));
    } catch (error) {
      throw map(error);
    }
  };
}

// biome-ignore lint/suspicious/noExplicitAny: it takes every procedure, so it can know the types of none.
type AnyMiddleware = Middleware<any, any, any, any, any, any>;

const isAsyncIterator = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
