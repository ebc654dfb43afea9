// Plan files that were read and checked, waiting for what is decided about them: kept in memory, never in the store.
import { AppError } from '#core/contract/errors.ts';
import type { PlanCheck, PlanIssue } from '#core/contract/plans.ts';
import { arePlannedAlike, NOTHING_PLANNED, type PlanPatch, patchedValues, planKey } from '#core/frame/planned-days.ts';
import type { PlanFileContent, PlanFileRow, PlanRejection } from '#core/import/plan/read-plan.ts';
import { isoFromDay } from '#core/math/day.ts';
import { newId } from '#core/store/id.ts';
import { listPlannedDays } from '#core/store/plans.ts';
import { listCategories, listProductCodes } from '#core/store/products.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { listStoreRows, type StoreRow } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { importThreads } from '../import-threads.ts';
import { storeFacts } from '../store-facts.ts';
import { rejectionWords } from './rejection-words.ts';

export interface CheckedPlan {
  readonly check: PlanCheck;
  /** By store code. */
  readonly patches: ReadonlyMap<string, readonly PlanPatch[]>;
}

export interface PlanFiles {
  /** Throws the refusals of the file, data/all-rejected, not-found/store, input/missing-column for a missing store. */
  check(fileId: string, store: string | undefined, signal: AbortSignal | undefined): Promise<PlanCheck>;
  /** Throws not-found/plan. */
  get(planId: string): CheckedPlan;
  discard(planId: string): boolean;
}

/** Checked files that wait at once; the oldest is forgotten. */
const KEPT = 5;
const SHOWN_REJECTIONS = 1000;
const MS_PER_DAY = 86_400_000;

/** Those of the open workspace: `ctx.service(createPlanFiles)`. */
export function createPlanFiles(ctx: EngineContext): PlanFiles {
  const { files, config } = ctx;
  const threads = ctx.service(importThreads);
  const kept = new Map<string, CheckedPlan>();
  return {
    async check(fileId, store, signal) {
      const { path, name, sizeBytes } = files.get(fileId);
      const today = Math.floor(config.now().getTime() / MS_PER_DAY);
      const answer = await threads.run({ task: 'plan', file: { path, name, sizeBytes, today } }, { signal });
      if (answer.type !== 'planned') throw new Error(`a plan file was answered with ${answer.type}`);
      const checked = checkPlan(ctx, name, answer.content, store);
      kept.set(checked.check.planId, checked);
      for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
      return checked.check;
    },
    get(planId) {
      const checked = kept.get(planId);
      if (checked) return checked;
      throw new AppError('not-found/plan', `There is no checked plan file ${planId}. Check the file again.`, {
        name: planId,
      });
    },
    discard: (planId) => kept.delete(planId),
  };
}

function checkPlan(ctx: EngineContext, name: string, content: PlanFileContent, store: string | undefined): CheckedPlan {
  const stores = listStoreRows(ctx.db);
  const defaultStore = storeForRows(name, content, store, stores);
  const known = knownNames(ctx.db, stores);
  const rejected: PlanRejection[] = [...content.rejected];
  const patches = new Map<string, PlanPatch[]>();
  const seen = new Set<string>();
  const products = new Set<string>();
  let accepted = 0;
  for (const row of content.rows) {
    const code = row.store ?? defaultStore;
    const problem = problemOf(row, code, known) ?? (repeats(row, code, seen) ? 'repeated-row' : undefined);
    if (problem) {
      rejected.push({ line: row.line, code: problem, column: null, value: describe(row, code) });
      continue;
    }
    accepted++;
    if (row.product !== null) products.add(`${code}\n${row.product}`);
    const ofStore = patches.get(code) ?? [];
    patches.set(code, ofStore);
    for (let day = row.from; day <= row.to; day++) ofStore.push(toPatch(row, day));
  }
  rejected.sort((a, b) => a.line - b.line);
  if (accepted === 0) refuseAll(name, rejected);
  const days = [...patches.values()].flatMap((all) => all.map(({ day }) => day));
  const [firstDay, lastDay] = days.reduce(
    ([low, high], day) => [Math.min(low, day), Math.max(high, day)],
    [days[0], days[0]],
  );
  return {
    patches,
    check: {
      planId: newId(),
      fileName: name,
      rows: { total: content.total, accepted, rejected: rejected.length },
      columns: content.columns,
      stores: [...patches.keys()],
      products: products.size,
      firstDay: isoFromDay(firstDay),
      lastDay: isoFromDay(lastDay),
      effect: measureEffect(ctx.db, stores, patches),
      pastDays: pastDays(ctx, patches),
      rejected: rejected.slice(0, SHOWN_REJECTIONS).map((row) => ({ ...row, reason: rejectionWords(row.code) })),
    },
  };
}

/** Where rows without a store belong. Throws input/missing-column when nothing says. */
function storeForRows(
  file: string,
  { columns }: PlanFileContent,
  asked: string | undefined,
  stores: readonly StoreRow[],
): string {
  if (asked !== undefined && !stores.some(({ code }) => code === asked)) {
    throw new AppError('not-found/store', `There is no store "${asked}".`, { name: asked });
  }
  if (asked !== undefined || columns.some(({ role }) => role === 'store')) return asked ?? '';
  if (stores.length === 1) return stores[0].code;
  const advice = 'Say which store the plan is for, or add a column "store".';
  throw new AppError('input/missing-column', `"${file}" does not name its store. ${advice}`, {
    roles: ['store'],
    expected: 'a column for the store',
    advice,
    place: { file },
  });
}

type KnownNames = ReadonlyMap<string, { products: ReadonlySet<string>; categories: ReadonlySet<string> }>;

const knownNames = (db: ReadDb, stores: readonly StoreRow[]): KnownNames =>
  new Map(
    stores.map((store) => [
      store.code,
      { products: new Set(listProductCodes(db, store)), categories: new Set(listCategories(db, store)) },
    ]),
  );

function problemOf(row: PlanFileRow, store: string, known: KnownNames): PlanIssue | undefined {
  const names = known.get(store);
  if (!names) return 'unknown-store';
  if (row.product !== null && !names.products.has(row.product)) return 'unknown-product';
  if (row.category !== null && !names.categories.has(row.category)) return 'unknown-category';
  return undefined;
}

/** Whether a day of the row stands in an earlier row for the same product, category or store. */
function repeats(row: PlanFileRow, store: string, seen: Set<string>): boolean {
  const keys: string[] = [];
  for (let day = row.from; day <= row.to; day++) keys.push(`${store}\n${planKey(toPatch(row, day))}`);
  if (keys.some((key) => seen.has(key))) return true;
  for (const key of keys) seen.add(key);
  return false;
}

const describe = (row: PlanFileRow, store: string): string =>
  [isoFromDay(row.from), store, row.product ?? row.category].filter((part) => part != null && part !== '').join(', ');

const toPatch = ({ product, category, price, discount, promotion, closed }: PlanFileRow, day: number): PlanPatch => ({
  scope: product !== null ? 'product' : category !== null ? 'category' : 'store',
  name: product ?? category ?? '',
  day,
  price,
  discount,
  promotion,
  closed,
});

function measureEffect(db: ReadDb, stores: readonly StoreRow[], patches: CheckedPlan['patches']): PlanCheck['effect'] {
  const effect = { inserted: 0, replaced: 0, unchanged: 0 };
  for (const { id, code } of stores) {
    const ofStore = patches.get(code);
    if (!ofStore) continue;
    const saved = new Map(listPlannedDays(db, id).map((day) => [planKey(day), day]));
    for (const patch of ofStore) {
      const before = saved.get(planKey(patch));
      if (!before) effect.inserted++;
      else if (arePlannedAlike(before, patchedValues(before ?? NOTHING_PLANNED, patch))) effect.unchanged++;
      else effect.replaced++;
    }
  }
  return effect;
}

function pastDays(ctx: EngineContext, patches: CheckedPlan['patches']): number {
  let past = 0;
  for (const [code, ofStore] of patches) {
    const { lastDay } = ctx.service(storeFacts).of(code);
    if (lastDay !== null) past += ofStore.filter(({ day }) => day <= lastDay).length;
  }
  return past;
}

function refuseAll(file: string, rejected: readonly PlanRejection[]): never {
  const [first] = rejected;
  const advice = rejectionWords(first.code);
  const where = first.column === null ? '' : ` in column "${first.column}"`;
  throw new AppError(
    'data/all-rejected',
    `None of the ${rejected.length} rows of "${file}" can be used. Line ${first.line}${where} holds "${first.value}". ${advice}`,
    {
      rejected: rejected.length,
      got: first.value,
      advice,
      place: { file, line: first.line, column: first.column ?? undefined },
    },
  );
}
