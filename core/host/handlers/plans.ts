// Plans: listed, changed and taken back, one transaction a change; plan files checked first and taken over whole.
import type { PlanChange } from '#core/contract/plans.ts';
import type { PlannedDay, PlanPatch } from '#core/frame/planned-days.ts';
import { type Day, dayFromIso } from '#core/math/day.ts';
import { listPlannedDays, patchPlannedDays } from '#core/store/plans.ts';
import { getProduct } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { assertKnownNames } from '../plans/known-names.ts';
import { entriesOf, patchesOf, rowsOf, scopeOf } from '../plans/plan-entries.ts';
import { createPlanFiles } from '../plans/plan-files.ts';

export function plansHandlers(ctx: EngineContext): DomainHandlers<'plans'> {
  const { db, events } = ctx;
  const files = ctx.service(createPlanFiles);

  /** All stores or none. Throws not-found/store. */
  function change(patches: ReadonlyMap<string, readonly PlanPatch[]>): PlanChange {
    const answer: PlanChange = { days: 0, undo: [] };
    db.transaction(() => {
      for (const [code, ofStore] of patches) {
        const before = patchPlannedDays(db, getStore(db, code).id, ofStore);
        answer.days += before.length;
        answer.undo = answer.undo.concat(entriesOf(code, before));
      }
    });
    if (answer.days > 0) events.changed('plans');
    return answer;
  }

  return {
    list({ input }) {
      const store = getStore(db, input.store);
      const range = { fromDay: dayOf(input.from), toDay: dayOf(input.to) };
      const rows = rowsOf(
        input.product === undefined
          ? listPlannedDays(db, store.id, range)
          : daysFor(getProduct(db, store, input.product).category),
      );
      return { total: rows.length, rows: rows.slice(input.offset, input.offset + input.limit) };

      function daysFor(category: string | null): PlannedDay[] {
        return [
          ...listPlannedDays(db, store.id, { ...range, scope: 'product', name: input.product }),
          ...(category === null ? [] : listPlannedDays(db, store.id, { ...range, scope: 'category', name: category })),
          ...listPlannedDays(db, store.id, { ...range, scope: 'store' }),
        ];
      }
    },
    put({ input: { entries } }) {
      assertKnownNames(db, entries);
      const byStore = Map.groupBy(entries, ({ store }) => store);
      return change(new Map([...byStore].map(([store, ofStore]) => [store, patchesOf(ofStore)])));
    },
    remove({ input }) {
      const { id, code } = getStore(db, input.store);
      const range = { fromDay: dayOf(input.from), toDay: dayOf(input.to) };
      const isOne = input.product !== undefined || input.category !== undefined;
      const of = isOne ? scopeOf(input) : input.only ? { scope: SCOPES[input.only] } : {};
      const patches = listPlannedDays(db, id, { ...range, ...of }).map(({ scope, name, day }): PlanPatch => {
        return { scope, name, day, price: null, discount: null, promotion: null, closed: null };
      });
      return change(new Map([[code, patches]]));
    },
    check: ({ input, signal }) => files.check(input.fileId, input.store, signal),
    commit({ input: { planId } }) {
      const answer = change(files.get(planId).patches);
      files.discard(planId);
      return answer;
    },
    discard: ({ input }) => ({ discarded: files.discard(input.planId) }),
  };
}

const SCOPES = { products: 'product', categories: 'category', store: 'store' } as const;

const dayOf = (iso: string | undefined): Day | undefined => (iso === undefined ? undefined : dayFromIso(iso));
