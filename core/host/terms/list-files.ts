// Stock lists and supplier files that were read and checked, waiting for what is decided about them.
import { AppError } from '#core/contract/errors.ts';
import type { ListCheck, ListProblem, ListRole, ListSubject } from '#core/contract/lists.ts';
import type { ListFinding } from '#core/import/list/list-finding.ts';
import type { ListContent as FileContent } from '#core/import/list/read-list.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { newId } from '#core/store/id.ts';
import type { ListChange, ListContent } from '#core/store/list-changes.ts';
import { measureList } from '#core/store/list-imports.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import { listProducts } from '#core/store/products.ts';
import { getStore, type StoreRow } from '#core/store/stores.ts';
import { SUPPLIER_COLUMNS } from '#core/store/suppliers.ts';
import { TERM_COLUMNS } from '#core/store/term-columns.ts';
import type { EngineContext } from '../context.ts';
import { importThreads } from '../import-threads.ts';
import { storeFacts } from '../store-facts.ts';
import { resolveList } from './list-content.ts';
import { problemWords } from './problem-words.ts';

export interface CheckInput {
  readonly store: string;
  readonly subject: ListSubject;
  readonly fileId: string;
  readonly mapping?: readonly { column: string; role: ListRole }[];
  readonly addProducts: boolean;
  readonly stockDay?: string;
}

export interface CheckedList {
  readonly check: ListCheck;
  readonly content: ListContent;
}

export interface ListFiles {
  /** Throws the refusals of the file, data/all-rejected, not-found/store, not-found/file. */
  check(input: CheckInput, signal: AbortSignal | undefined): Promise<ListCheck>;
  /** Throws not-found/list. */
  get(listId: string): CheckedList;
  discard(listId: string): boolean;
}

/** Checked files that wait at once; the oldest is forgotten. */
const KEPT = 5;
const SHOWN_PROBLEMS = 1000;
const MS_PER_DAY = 86_400_000;

/** Those of the open workspace: `ctx.service(createListFiles)`. */
export function createListFiles(ctx: EngineContext): ListFiles {
  const { db, files, config } = ctx;
  const threads = ctx.service(importThreads);
  const kept = new Map<string, CheckedList>();
  return {
    async check(input, signal) {
      const store = getStore(db, input.store);
      const products = listProducts(db, store);
      const { path, name, sizeBytes } = files.get(input.fileId);
      const today = Math.floor(config.now().getTime() / MS_PER_DAY);
      const known = { codes: products.map(({ code }) => code), names: products.map((product) => product.name) };
      const { subject, mapping } = input;
      const file = { path, name, sizeBytes, today, subject, mapping, ...known };
      const answer = await threads.run({ task: 'list', file }, { signal });
      if (answer.type !== 'listed') throw new Error(`a list was answered with ${answer.type}`);
      const stockDay =
        input.stockDay === undefined
          ? (ctx.service(storeFacts).of(store.code).lastDay ?? today)
          : dayFromIso(input.stockDay);
      const resolved = resolveList(answer.content, { subject, products, stockDay, addProducts: input.addProducts });
      const checked = describe(ctx, { store, input, name, file: answer.content, ...resolved });
      kept.set(checked.check.listId, checked);
      for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
      return checked.check;
    },
    get(listId) {
      const checked = kept.get(listId);
      if (checked) return checked;
      const message = `There is no checked list ${listId}. Check the file again.`;
      throw new AppError('not-found/list', message, { name: listId });
    },
    discard: (listId) => kept.delete(listId),
  };
}

interface Checked {
  store: StoreRow;
  input: CheckInput;
  name: string;
  file: FileContent;
  content: ListContent;
  unknown: ListFinding[];
}

function describe(ctx: EngineContext, { store, input, name, file, content, unknown }: Checked): CheckedList {
  const problems = [...file.problems, ...unknown]
    .map((problem): ListProblem => ({ ...problem, reason: problemWords(problem) }))
    .sort((a, b) => a.line - b.line);
  const used = content.products.length + content.suppliers.length;
  const left = file.total - used;
  if (used === 0) refuseAll(name, problems, left);
  const changes = measureList(ctx.db, store, content);
  const hasStock = content.products.some(({ onHand }) => onHand !== undefined);
  return {
    content,
    check: {
      listId: newId(),
      subject: input.subject,
      store: store.code,
      fileName: name,
      rows: { total: file.total, accepted: used, rejected: left },
      cellsLeftOut: file.problems.length - file.rejectedLines.length,
      columns: file.columns,
      effect: effectOf(ctx, store, content, changes),
      stockDay: hasStock && content.stockDay !== null ? isoFromDay(content.stockDay) : null,
      unknownProducts: unknown.length,
      problems: problems.slice(0, SHOWN_PROBLEMS),
    },
  };
}

function effectOf(
  ctx: EngineContext,
  store: StoreRow,
  content: ListContent,
  changes: readonly ListChange[],
): ListCheck['effect'] {
  const subject = content.suppliers.length > 0 ? 'supplier' : 'product';
  const touched = new Set(
    changes.filter(({ kind }) => (kind === 'stock' ? 'product' : kind) === subject).map((change) => change.of),
  );
  const values = new Map<ListRole, number>();
  for (const change of changes) {
    if ('added' in change) continue;
    const role = change.kind === 'stock' ? 'onHand' : roleOf(change.column);
    values.set(role, (values.get(role) ?? 0) + 1);
  }
  const added = (kind: string) => changes.flatMap((one) => (one.kind === kind && 'added' in one ? [one.of] : []));
  return {
    changed: touched.size,
    unchanged: content.products.length + content.suppliers.length - touched.size,
    newProducts: added('product').length,
    newSuppliers: added('supplier'),
    values: [...values].map(([role, changed]) => ({ role, changed })),
    outranked: countOutranked(ctx, store, content),
  };
}

const ROLE_OF_COLUMN: Readonly<Record<string, ListRole>> = {
  name: 'productName',
  ...Object.fromEntries(Object.entries(TERM_COLUMNS).map(([role, { column }]) => [column, role as ListRole])),
  ...Object.fromEntries(Object.entries(SUPPLIER_COLUMNS).map(([role, column]) => [column, role as ListRole])),
};
const roleOf = (column: string): ListRole => ROLE_OF_COLUMN[column] ?? (column as ListRole);

/** Values of the list that the user's own ones go before. */
function countOutranked(ctx: EngineContext, store: StoreRow, { products }: ListContent): number {
  if (products.length === 0) return 0;
  const terms = loadOrderTerms(ctx.db, store.id);
  return products.reduce((sum, { code, terms: listed }) => {
    const { sources } = terms.get(code) ?? { sources: {} };
    return sum + Object.keys(listed).filter((name) => sources[name as keyof typeof sources] === 'set').length;
  }, 0);
}

function refuseAll(file: string, problems: readonly ListProblem[], rejected: number): never {
  const [first] = problems;
  const where = first.column === null ? '' : ` in column "${first.column}"`;
  throw new AppError(
    'data/all-rejected',
    `None of the ${rejected} rows of "${file}" can be used. Line ${first.line}${where} holds "${first.value}". ${first.reason}`,
    {
      rejected,
      got: first.value,
      advice: first.reason,
      place: { file, line: first.line, column: first.column ?? undefined },
    },
  );
}
