// Taking an upload back whole, at any time: what that would do, and doing it.
import { z } from 'zod';
import { jobRefSchema } from './jobs.ts';
import { procedure } from './procedure.ts';
import { idSchema, isoDaySchema, storeCodeSchema } from './units.ts';

const count = z.number().int();

/** Afterwards the sales are as if the file had never been imported. */
export const undoEffectSchema = z.object({
  /** Rows that only this upload knows: they go. */
  removed: count,
  /** Rows that take the values which the other uploads give them. */
  restored: count,
  /** Rows of this upload that stay as they are, because others say the same or, later, more. */
  stayed: count,
  /** Of the rows that go, those that you corrected: the corrections wait and count again when the day comes back. */
  waiting: count,
  /** Rows that it replaced in a workspace that did not keep yet what they were: they cannot come back. */
  lost: count,
  /** Between which days rows go or change; null: none does. */
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
  /** Products with rows that go or change. */
  products: count,
  /** Products that go back to the name, category or terms they had. */
  changedProducts: count,
  /** Products that it brought and that nothing else refers to: they go. The first hundred by code. */
  removedProducts: z.object({ count, codes: z.array(z.string()) }),
  /** Stores that it brought and in which nothing is left: they go. */
  removedStores: z.array(storeCodeSchema),
  /** Days to come that it planned as promotions, counted store by store: they are not planned any more. */
  unplanned: count,
  /** Stores whose data change. */
  changedStores: z.array(storeCodeSchema),
});
export type UndoEffect = z.infer<typeof undoEffectSchema>;

export const undoProcedures = {
  /** What undoing an upload would do now. Changes nothing. */
  previewUndo: procedure
    .route({ method: 'GET', path: '/imports/{uploadId}/undo', summary: 'What undoing an upload would do' })
    .input(z.object({ uploadId: idSchema }))
    .output(undoEffectSchema),
  /** Takes a committed upload back in one transaction. The same file can be imported again afterwards. */
  undo: procedure
    .route({ method: 'POST', path: '/imports/{uploadId}/undo', summary: 'Take an upload back whole' })
    .input(z.object({ uploadId: idSchema }))
    .output(jobRefSchema),
};
