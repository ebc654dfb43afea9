// Which column plays which role: by name, checked against the content, then by content alone. Nothing is certain until
// the user has seen it, so every suggestion says how sure it is and why.
import type { ColumnRole, Inspection, SuggestionReason } from '#core/contract/imports.ts';
import { type ColumnProfile, kindOf } from './profile.ts';
import { isAboutSomethingElse, isProductNoun, matchName, speaksOfStatus, speaksOfType } from './synonyms.ts';

type Suggestion = Inspection['columns'][number];

export interface ProfiledColumn {
  name: string;
  profile: ColumnProfile;
}

/** Roles without which there is nothing to forecast. */
export const REQUIRED_ROLES = ['date', 'product', 'units'] as const satisfies readonly ColumnRole[];

/** Cells that must fit a role for its column to get it; the rest are typing errors, totals and blanks. */
const ENOUGH = 0.8;
/** Fewer different values than this are levels (sizes, payment types), not products. */
const LEAST_PRODUCTS = 2;

const NUMERIC: ReadonlySet<ColumnRole> = new Set([
  'units',
  'price',
  'discount',
  'competitorPrice',
  'stock',
  'unitsOrdered',
  'revenue',
  'unitCost',
  'leadTimeDays',
  'packSize',
  'moq',
]);

/** Behind every name. */
const LAST_RANK = 10_000;

/** A role that follows from what kind of file it is. */
export interface KnownRole {
  role: ColumnRole;
  reason: Extract<
    SuggestionReason,
    'preset' | 'wide-heading' | 'wide-value' | 'content-ids' | 'event-days' | 'date-parts'
  >;
}

interface Candidate {
  column: number;
  role: ColumnRole;
  reason: SuggestionReason;
  rank: number;
}

/**
 * `chosen` are roles that the user gave to columns: they stand, and the others are suggested around them. `known` are
 * those that follow from what kind of file it is: they stand before names, where the content agrees.
 */
export function suggestRoles(
  columns: readonly ProfiledColumn[],
  chosen: ReadonlyMap<string, ColumnRole> = new Map(),
  known: ReadonlyMap<string, KnownRole> = new Map(),
): Suggestion[] {
  const taken = new Map<ColumnRole, Candidate>();
  const ignored = new Map<number, SuggestionReason>();
  const sales: number[] = [];

  for (const [column, { name }] of columns.entries()) {
    const role = chosen.get(name);
    if (role === 'ignore') ignored.set(column, 'chosen');
    else if (role) taken.set(role, { column, role, reason: 'chosen', rank: 0 });
  }
  const settled = new Set(chosen.keys());
  for (const [column, { name, profile }] of columns.entries()) {
    const given = chosen.has(name) ? undefined : known.get(name);
    if (given === undefined) continue;
    const { role, reason } = given;
    if (role === 'ignore') ignored.set(column, reason);
    else if (profile.filled === 0 && reason === 'preset') ignored.set(column, 'empty-column');
    else if (taken.has(role)) ignored.set(column, 'role-taken');
    else if (reason === 'preset' && !fits(role, profile)) continue;
    else taken.set(role, { column, role, reason, rank: 0 });
    settled.add(name);
  }
  /** "Item" beside "Item ID" or "SKU": a name, unless it is a number. */
  const isNameBesideCode = ({ column, role }: Candidate): boolean =>
    role === 'product' &&
    !taken.has('productName') &&
    !columns.some(({ name }) => matchName(name)?.role === 'productName') &&
    isProductNoun(columns[column].name) &&
    columns[column].profile.numbers < 0.5;
  const receipts: number[] = [];
  const byName = columns.flatMap(({ name, profile }, column): Candidate[] => {
    if (settled.has(name)) return [];
    const match = matchName(name);
    if (profile.tellsLines && speaksOfType(name) && match?.role !== 'lineType') {
      return [{ column, role: 'lineType', reason: 'name-part', rank: LAST_RANK }];
    }
    if (!match) return [];
    if (match.reason === 'receipt-number') receipts.push(column);
    if (match.role === 'sales') {
      sales.push(column);
      return [];
    }
    // "Time" may hold the whole moment, and then it dates the sale where nothing else does.
    if (match.reason === 'time-of-day' && (fits('date', profile) || profile.counted === 1)) {
      return [{ column, role: 'date', reason: 'content-dates', rank: LAST_RANK }];
    }
    if (match.role === 'ignore') ignored.set(column, match.reason);
    else if (profile.filled === 0) ignored.set(column, 'empty-column');
    // A number is a day only where the column's name says so, and all of its numbers could be days.
    else if (match.role === 'date' && profile.counted === 1) {
      return [{ column, role: 'date', reason: match.reason, rank: match.rank }];
    } else if (!fits(match.role, profile)) ignored.set(column, misfit(profile));
    else return [{ column, role: match.role, reason: match.reason, rank: match.rank }];
    return [];
  });
  for (const candidate of byName.sort((a, b) => a.rank - b.rank)) {
    if (!taken.has(candidate.role)) taken.set(candidate.role, candidate);
    else if (isNameBesideCode(candidate)) taken.set('productName', { ...candidate, role: 'productName' });
    else ignored.set(candidate.column, 'role-taken');
  }

  const take = (role: ColumnRole, column: number, reason: SuggestionReason) =>
    taken.set(role, { column, role, reason, rank: 0 });
  const isTaken = (column: number) => [...taken.values()].some((candidate) => candidate.column === column);
  for (const column of sales) {
    const role = roleOfSales(columns[column].profile, taken.has('units'));
    if (taken.has(role)) ignored.set(column, 'role-taken');
    else if (fits(role, columns[column].profile)) take(role, column, 'name-synonym');
    else ignored.set(column, 'content-mismatch');
  }

  if (!taken.has('cancelled')) {
    const status = columns.findIndex(
      ({ name, profile }, i) =>
        profile.cancels && speaksOfStatus(name) && !settled.has(name) && ignored.get(i) === undefined && !isTaken(i),
    );
    if (status >= 0) take('cancelled', status, 'name-part');
  }
  // Only the first line of an order may say that it was cancelled: its number tells which lines are of one order.
  if (taken.has('cancelled') && !taken.has('receipt') && receipts.length > 0) {
    ignored.delete(receipts[0]);
    take('receipt', receipts[0], 'name-synonym');
  }
  const isFree = (column: number) => !ignored.has(column) && !isTaken(column);
  const only = (wanted: (column: ProfiledColumn) => boolean): number | undefined => {
    const found = columns.flatMap((column, i) => (isFree(i) && wanted(column) ? [i] : []));
    return found.length === 1 ? found[0] : undefined;
  };

  const ordered = taken.get('unitsOrdered');
  if (ordered && !taken.has('units') && !taken.has('stock')) {
    taken.delete('unitsOrdered');
    take('units', ordered.column, 'only-quantity');
  }
  if (!taken.has('date')) {
    const dated = only(({ name, profile }) => profile.dates >= ENOUGH && !isAboutSomethingElse(name));
    if (dated !== undefined) take('date', dated, 'content-dates');
  }
  const productName = taken.get('productName');
  if (!taken.has('product') && productName) {
    taken.delete('productName');
    take('product', productName.column, 'name-as-code');
  }
  // Rows that are whole orders have no product, whatever else is a text in them.
  if (!taken.has('product') && !columns.some(({ profile }) => profile.listsSeveral)) {
    const identified = only(
      ({ profile }) => profile.numbers < 0.5 && profile.dates < 0.5 && profile.distinct >= LEAST_PRODUCTS,
    );
    if (identified !== undefined) take('product', identified, 'content-ids');
  }
  if (!taken.has('units') && !taken.has('revenue')) {
    const counted = only(
      ({ name, profile }) => profile.numbers >= ENOUGH && !profile.isFlag && !isAboutSomethingElse(name),
    );
    if (counted !== undefined) take('units', counted, 'content-numbers');
  }

  const byColumn = new Map([...taken.values()].map((candidate) => [candidate.column, candidate]));
  return columns.map(({ name, profile }, i) => {
    const found = byColumn.get(i);
    const reason = found?.reason ?? ignored.get(i) ?? (profile.filled === 0 ? 'empty-column' : 'name-unknown');
    return {
      column: name,
      role: found?.role ?? 'ignore',
      kind: kindOf(profile),
      sureness: surenessOf(reason),
      reason,
      samples: profile.samples,
    };
  });
}

function fits(role: ColumnRole, profile: ColumnProfile): boolean {
  if (role === 'date') return profile.dates >= ENOUGH;
  if (role === 'promotion' || role === 'closed') return profile.numbers < ENOUGH || profile.isFlag;
  if (role === 'lineType') return profile.tellsLines;
  if (role === 'product' || role === 'productName') return !profile.listsSeveral;
  return !NUMERIC.has(role) || profile.numbers >= ENOUGH;
}

const misfit = ({ listsSeveral }: ColumnProfile): SuggestionReason =>
  listsSeveral ? 'several-products' : 'content-mismatch';

/** Next to a quantity, sales are money. Alone, whole numbers are pieces and decimals money. */
function roleOfSales(profile: ColumnProfile, hasUnits: boolean): ColumnRole {
  return !hasUnits && profile.integers >= ENOUGH ? 'units' : 'revenue';
}

function surenessOf(reason: SuggestionReason): Suggestion['sureness'] {
  switch (reason) {
    case 'name-part':
    case 'name-as-code':
    case 'only-quantity':
    case 'grows-with-units':
    case 'content-mismatch':
    case 'several-products':
    case 'event-days':
    case 'role-taken':
      return 'likely';
    case 'content-dates':
    case 'content-numbers':
    case 'content-ids':
    case 'name-unknown':
      return 'unsure';
    default:
      return 'sure';
  }
}

/**
 * Roles of REQUIRED_ROLES that no column has. `linesCount`: every line is one piece, so that no quantity is needed.
 * `isWholeStore`: rows are totals of the store, so that no product is needed, and of money no quantity.
 */
export function missingRoles(
  roles: Iterable<ColumnRole>,
  { linesCount = false, isWholeStore = false }: { linesCount?: boolean; isWholeStore?: boolean } = {},
): ColumnRole[] {
  const present = new Set(roles);
  const isNeeded: Record<(typeof REQUIRED_ROLES)[number], boolean> = {
    date: true,
    product: !isWholeStore,
    units: !linesCount && !(isWholeStore && present.has('revenue')),
  };
  return REQUIRED_ROLES.filter((role) => isNeeded[role] && !present.has(role));
}
