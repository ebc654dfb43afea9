// Corrections by hand: made, listed with who and when, taken back.
import type { Correction } from '#core/contract/corrections.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import {
  closeDays,
  correctCells,
  getCorrection,
  type Mark,
  measureMerge,
  mergeProducts,
  pageCorrections,
  renameProduct,
} from '#core/store/corrections.ts';
import { getStore } from '#core/store/stores.ts';
import { undoUpload } from '#core/store/undo-upload.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';

export function correctionsHandlers({ db, events, config }: EngineContext): DomainHandlers<'corrections'> {
  const mark = (): Mark => ({ at: config.now().toISOString(), by: whoIs(config) });

  /** `id` null: everything was so already. */
  function told(id: string | null): { correction: Correction | null } {
    if (id === null) return { correction: null };
    events.changed('stores', 'products', 'observations');
    return { correction: getCorrection(db, id) };
  }

  return {
    list: ({ input }) => pageCorrections(db, getStore(db, input.store), input),
    correct({ input: { store, product, day, values } }) {
      return told(correctCells(db, getStore(db, store), { product, day: dayFromIso(day) }, values, mark()));
    },
    rename: ({ input }) => told(renameProduct(db, getStore(db, input.store), input.product, input.name, mark())),
    previewMerge({ input }) {
      const { from, into, sharedDays } = measureMerge(db, getStore(db, input.store), input);
      const worded = ({ firstDay, lastDay, ...side }: typeof from) => ({
        ...side,
        firstDay: firstDay === null ? null : isoFromDay(firstDay),
        lastDay: lastDay === null ? null : isoFromDay(lastDay),
      });
      return { from: worded(from), into: into && worded(into), sharedDays };
    },
    merge: ({ input }) => told(mergeProducts(db, getStore(db, input.store), input, mark())),
    closeDays({ input: { store, from, to = from } }) {
      return told(closeDays(db, getStore(db, store), { from: dayFromIso(from), to: dayFromIso(to) }, mark()));
    },
    undo({ input }) {
      getCorrection(db, input.correctionId);
      undoUpload(db, input.correctionId, mark());
      events.changed('stores', 'products', 'observations');
      return getCorrection(db, input.correctionId);
    },
  };
}
