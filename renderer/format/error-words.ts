// Words for errors, by code: what happened and what to do, in the window's language.
import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import type { ErrorCode, StoredError } from '#core/contract/errors.ts';
import { hasWords } from './error-codes.ts';

export interface ErrorWords {
  code: string;
  title: string;
  /** What to do next. */
  advice: string;
  /** What the engine found, in its own words: for the curious and for support. */
  detail: string | null;
}

function codeOf(error: unknown): { code: string; message: string | null } {
  if (error instanceof ORPCError) return { code: String(error.code), message: error.message };
  if (error && typeof error === 'object' && 'code' in error && 'message' in error) {
    const stored = error as StoredError;
    return { code: String(stored.code), message: String(stored.message) };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : null };
}

/** Takes what a call rejected with, or the error stored with a job. */
export function errorWords(error: unknown, t: TFunction): ErrorWords {
  const { code, message } = codeOf(error);
  const worded: ErrorCode = hasWords(code) ? code : 'internal';
  return { code, title: t(`errors.${worded}.title`), advice: t(`errors.${worded}.advice`), detail: message };
}

/** True when the user stopped it: nothing went wrong, so nothing is shown as an error. */
export const isCancelled = (error: unknown): boolean => codeOf(error).code === ('cancelled' satisfies ErrorCode);
