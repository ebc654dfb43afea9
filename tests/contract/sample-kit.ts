// What samples are made of: what the prepared workspace holds, and the short ways to write a sample.
import type { Contract, Inputs } from '#core/contract/contract.ts';
import type { ErrorCode } from '#core/contract/errors.ts';
import type { ImportOptions, Inspection } from '#core/contract/imports.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';

/** What a prepared workspace holds (prepare-workspace.ts); its copies hold the same. */
export interface Known {
  /** Folder of this copy. */
  workspaceDir: string;
  store: string;
  product: string;
  /** Last day with data. */
  lastDay: string;
  /** A finished training. */
  jobId: string;
  modelId: string;
  bulkId: string;
  /** A finished backtest. */
  backtestJobId: string;
  /** A committed upload. */
  uploadId: string;
  /** Learnt on the way. */
  overrideId: string;
  correctionId: string;
  orderId: string;
  orderChangeId: string;
  recipeId: string;
  replayJobId: string;
  /** Learnt on the way: a file that is handed in, one that is thrown away, and what inspecting the first one said. */
  fileId: string;
  spareFileId: string;
  importOptions: ImportOptions | null;
  inspection: Inspection | null;
  checkedUploadId: string;
}

/** The day so many days after the last one with data. */
export const dayAfter = ({ lastDay }: Known, days: number) => isoFromDay(dayFromIso(lastDay) + days);

/** The next day's sales as a till would export them, for the samples that hand in a file. */
export const nextSales = (known: Known) => `Date,Store ID,Product ID,Category,Units Sold,Price
${dayAfter(known, 1)},S1,P1,Drinks,4,1.50
${dayAfter(known, 1)},S1,P2,Drinks,6,2.00
${dayAfter(known, 1)},S1,,Drinks,6,2.00
`;
export const ref = ({ store, product }: Known) => ({ store, product });
export const base64 = (text: string) => Buffer.from(text).toString('base64');

export interface Sample<Input = unknown> {
  name: string;
  input(known: Known): Input;
  /** 'answer', or the code of the error that it has to end with. */
  expect: 'answer' | ErrorCode;
  /** Later samples use ids that this one's answer gives. */
  learn?: (answer: never, known: Known) => void;
}

type Domains = keyof Contract;
export type SampleTable = {
  [D in Domains]: { [P in keyof Contract[D]]: readonly Sample<P extends keyof Inputs[D] ? Inputs[D][P] : never>[] };
};

export const answers = <I, A = unknown>(
  input: (known: Known) => I,
  name = 'answers',
  learn?: (answer: A, known: Known) => void,
): Sample<I> => ({ name, input, expect: 'answer', learn });
export const refuses = <I>(expect: ErrorCode, input: (known: Known) => I): Sample<I> => ({
  name: `refuses with ${expect}`,
  input,
  expect,
});
/** An input that no door may let through, whatever the types say. */
export const misfit = (input: (known: Known) => unknown) => refuses('input/invalid', input) as Sample<never>;

/** Keeps a field of the answer for later samples. */
export const learn =
  (
    name:
      | 'fileId'
      | 'spareFileId'
      | 'checkedUploadId'
      | 'overrideId'
      | 'correctionId'
      | 'orderId'
      | 'orderChangeId'
      | 'recipeId'
      | 'replayJobId',
    field: string,
  ) =>
  (answer: Record<string, string>, known: Known): void => {
    known[name] = answer[field];
  };
