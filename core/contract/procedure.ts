// The base every procedure of the contract starts from: it carries the typed errors.
import { oc } from '@orpc/contract';
import { categoryOf, ERROR_CATEGORIES, ERROR_DETAILS, type ErrorCode } from './errors.ts';

export type ContractErrors = { [C in ErrorCode]: { status: number; data: (typeof ERROR_DETAILS)[C] } };

const errorMap = Object.fromEntries(
  Object.entries(ERROR_DETAILS).map(([code, data]) => [
    code,
    { status: ERROR_CATEGORIES[categoryOf(code as ErrorCode)].httpStatus, data },
  ]),
) as ContractErrors;

export const procedure = oc.errors(errorMap);
