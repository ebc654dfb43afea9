// The codes that have words: every code of the contract (checked by the compiler).
import type { ErrorCode } from '#core/contract/errors.ts';

const WORDED: Record<ErrorCode, true> = {
  'input/invalid': true,
  'input/unreadable-file': true,
  'input/empty-file': true,
  'input/missing-column': true,
  'input/bad-mapping': true,
  'input/path': true,
  'data/no-observations': true,
  'data/too-short': true,
  'data/all-rejected': true,
  'not-found/store': true,
  'not-found/product': true,
  'not-found/model': true,
  'not-found/job': true,
  'not-found/upload': true,
  'not-found/file': true,
  'not-found/bulk-run': true,
  'not-found/plan': true,
  'not-found/override': true,
  'not-found/workspace': true,
  'conflict/job-running': true,
  'conflict/workspace-in-use': true,
  'conflict/kiosk': true,
  'conflict/upload-state': true,
  'limit/file-too-large': true,
  'limit/expanded-size': true,
  'limit/rows': true,
  'limit/columns': true,
  'limit/request': true,
  'model/unusable': true,
  'model/parity': true,
  'model/none': true,
  'storage/unavailable': true,
  'storage/disk-full': true,
  'storage/corrupt': true,
  'storage/newer-version': true,
  'engine/stopped': true,
  'engine/worker-crashed': true,
  'engine/unauthorised': true,
  cancelled: true,
  internal: true,
};

export const CODES_WITH_WORDS = Object.keys(WORDED) as ErrorCode[];

export const hasWords = (code: string): code is ErrorCode => Object.hasOwn(WORDED, code);
