// The way of files into the store: hand in, say what the columns mean, check every row, agree.
import type { RelationChoice, Repair, ShapeChoice } from '#core/contract/import-shape.ts';
import type { ColumnRole, ImportOptions, Inspection, Reading } from '#core/contract/imports.ts';

/** What the user said of the files: kept on the way forth and back, so that nothing has to be said twice. */
export interface Draft {
  inspection: Inspection;
  options: ImportOptions;
  reading: Partial<Reading>;
  chosen: ReadonlyMap<string, ColumnRole>;
  shape?: ShapeChoice;
  relations?: RelationChoice[];
  /** Name of the recipe that said it first. */
  recipe?: string;
}

export type FlowStep =
  | { name: 'file' }
  | { name: 'recipe'; inspection: Inspection }
  | { name: 'columns'; inspection: Inspection; draft?: Draft }
  | { name: 'checking'; draft?: Draft; uploadId: string; jobId: string }
  /** The check of a file of a known kind: it leads to one confirmation. */
  | { name: 'checking-known'; draft: Draft; uploadId: string; jobId: string }
  | { name: 'confirm'; draft: Draft; uploadId: string }
  /** `edits`: cells that were corrected, but not checked yet. */
  | { name: 'report'; draft?: Draft; uploadId: string; edits?: readonly Repair[] }
  | { name: 'committing'; draft?: Draft; uploadId: string; jobId: string }
  | { name: 'done'; draft?: Draft; uploadId: string };

export const START: FlowStep = { name: 'file' };

/** The four steps that people see, and which of them a step belongs to. */
export const SHOWN_STEPS = ['file', 'columns', 'check', 'import'] as const;

const SHOWN_AS: Record<FlowStep['name'], (typeof SHOWN_STEPS)[number]> = {
  file: 'file',
  recipe: 'columns',
  columns: 'columns',
  checking: 'check',
  'checking-known': 'check',
  confirm: 'check',
  report: 'check',
  committing: 'import',
  done: 'import',
};

export const shownStep = ({ name }: FlowStep): number => SHOWN_STEPS.indexOf(SHOWN_AS[name]);
