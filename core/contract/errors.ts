// The closed list of everything that can go wrong, and how each door reports it.
import { z } from 'zod';

/** Who can act on an error decides its category; each door maps the category once. */
export const ERROR_CATEGORIES = {
  input: { httpStatus: 400, exitCode: 2 },
  data: { httpStatus: 422, exitCode: 3 },
  'not-found': { httpStatus: 404, exitCode: 4 },
  conflict: { httpStatus: 409, exitCode: 4 },
  limit: { httpStatus: 413, exitCode: 5 },
  model: { httpStatus: 422, exitCode: 6 },
  storage: { httpStatus: 503, exitCode: 7 },
  engine: { httpStatus: 503, exitCode: 8 },
  cancelled: { httpStatus: 499, exitCode: 130 },
  internal: { httpStatus: 500, exitCode: 70 },
} as const;
export type ErrorCategory = keyof typeof ERROR_CATEGORIES;

/** Where in a file something was found; every part that is known is given. */
export const filePlaceSchema = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  line: z.number().int().optional(),
  column: z.string().optional(),
});
export type FilePlace = z.infer<typeof filePlaceSchema>;

const expectation = z.object({
  got: z.string().optional(),
  expected: z.string().optional(),
  advice: z.string().optional(),
});
const fileProblem = expectation.extend({ place: filePlaceSchema.optional() });
const named = z.object({ name: z.string() });

/** Details carried by each code. A code that is not here cannot be thrown (see AppError). */
export const ERROR_DETAILS = {
  /** An argument does not fit the contract or makes no sense in this store. */
  'input/invalid': expectation.extend({ field: z.string().optional() }),
  /** A file is none of the formats that can be read (binary, password-protected, wrong kind). */
  'input/unreadable-file': fileProblem,
  'input/empty-file': fileProblem,
  /** A table without a usable date, product or quantity column. */
  'input/missing-column': fileProblem.extend({ roles: z.array(z.string()) }),
  'input/bad-mapping': fileProblem,
  'input/path': expectation.extend({ path: z.string() }),
  'data/no-observations': expectation.extend({ store: z.string().optional(), product: z.string().optional() }),
  'data/too-short': expectation.extend({ neededDays: z.number(), foundDays: z.number() }),
  'data/all-rejected': fileProblem.extend({ rejected: z.number().int() }),
  'not-found/store': named,
  'not-found/product': named,
  'not-found/model': named,
  'not-found/job': named,
  'not-found/upload': named,
  'not-found/file': named,
  'not-found/bulk-run': named,
  /** A checked plan file that was committed, discarded, or forgotten when the engine closed. */
  'not-found/plan': named,
  'not-found/override': named,
  'not-found/correction': named,
  'not-found/supplier': named,
  /** A checked list that was committed, discarded, or forgotten when the engine closed. */
  'not-found/list': named,
  'not-found/order': named,
  'not-found/order-change': named,
  /** The product has no alert of this kind today. */
  'not-found/alert': named,
  'not-found/replay': named,
  'not-found/recipe': named,
  'not-found/workspace': expectation.extend({ path: z.string() }),
  'conflict/job-running': expectation.extend({ jobId: z.string() }),
  'conflict/workspace-in-use': expectation.extend({ path: z.string(), pid: z.number().optional() }),
  /** Files, other workspaces and preferences are closed while the demo is shown to strangers. */
  'conflict/kiosk': expectation,
  'conflict/upload-state': expectation.extend({ state: z.string() }),
  /** Something of this name is there already. */
  'conflict/name-taken': expectation,
  /** Something else still refers to it. */
  'conflict/in-use': expectation,
  /** An order is in a state in which this cannot be done, or was changed since. */
  'conflict/order-state': expectation,
  'limit/file-too-large': fileProblem.extend({ limitBytes: z.number() }),
  'limit/expanded-size': fileProblem.extend({ limitBytes: z.number() }),
  'limit/rows': fileProblem.extend({ limit: z.number() }),
  'limit/columns': fileProblem.extend({ limit: z.number() }),
  'limit/request': expectation.extend({ limitBytes: z.number().optional() }),
  /** A stored model's file is damaged, of another format version, or fails its parity check. */
  'model/unusable': expectation,
  'model/parity': expectation.extend({ maxRelativeDifference: z.number() }),
  'model/none': expectation,
  'storage/unavailable': expectation.extend({ path: z.string().optional() }),
  'storage/disk-full': expectation.extend({ path: z.string().optional() }),
  'storage/corrupt': expectation.extend({ path: z.string().optional() }),
  'storage/newer-version': expectation,
  'engine/stopped': expectation,
  'engine/worker-crashed': expectation,
  'engine/unauthorised': expectation,
  cancelled: z.object({}),
  internal: z.object({ reportId: z.string().optional() }),
} as const;

export type ErrorCode = keyof typeof ERROR_DETAILS;
export type ErrorDetails<C extends ErrorCode> = z.infer<(typeof ERROR_DETAILS)[C]>;

/** Category of a code: the part before the slash. */
export function categoryOf(code: ErrorCode): ErrorCategory {
  return code.split('/')[0] as ErrorCategory;
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_DETAILS, code);

/**
 * The one error class of the engine. `message` is plain English for logs, the command line and the API: what
 * happened, what was found, what was expected, what to do. The window words it again by code.
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, message: string, details: ErrorDetails<C>, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get category(): ErrorCategory {
    return categoryOf(this.code);
  }
}

/** An error as plain data, as stored with a failed job. */
export const storedErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type StoredError = z.infer<typeof storedErrorSchema>;
