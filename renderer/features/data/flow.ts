// The way of a file into the store: hand in, say what the columns mean, check every row, agree.
import type { Inspection } from '#core/contract/imports.ts';

export type FlowStep =
  | { name: 'file' }
  | { name: 'columns'; inspection: Inspection }
  | { name: 'checking'; inspection: Inspection | null; uploadId: string; jobId: string }
  | { name: 'report'; uploadId: string }
  | { name: 'committing'; uploadId: string; jobId: string }
  | { name: 'done'; uploadId: string };

export const START: FlowStep = { name: 'file' };

/** The four steps that people see, and which of them a step belongs to. */
export const SHOWN_STEPS = ['file', 'columns', 'check', 'import'] as const;

export function shownStep({ name }: FlowStep): number {
  if (name === 'file') return 0;
  if (name === 'columns') return 1;
  return name === 'checking' || name === 'report' ? 2 : 3;
}
