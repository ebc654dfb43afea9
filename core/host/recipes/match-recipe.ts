// Knows a file again by its columns, and says what has changed since the recipe was saved.
import { HEADING_COLUMN } from '#core/contract/import-shape.ts';
import type { ColumnKind, ImportOptions, Mapping, Reading } from '#core/contract/imports.ts';
import { extrasOf } from '#core/contract/inspected-files.ts';
import type { HeldKind, InspectedFile, Recipe, RecipeChange, RecipeMatch } from '#core/contract/recipes.ts';

/** A file with fewer of the columns that a recipe uses is another kind of file. */
const LEAST_SHARE = 0.5;

/** A file as a recipe reads it. */
export interface Look {
  recipe: Recipe;
  file: InspectedFile;
  /** What was said of this very file. */
  reading: Partial<Reading>;
}

export type Match = Omit<RecipeMatch, 'inspection'>;

/** The recipe that fits best: one that fits wholly before others, then the one that shares most columns. */
export function findMatch(looks: readonly Look[]): Match | null {
  const fitting = looks
    .map((look) => ({ match: matchRecipe(look), share: sharedColumns(look.recipe, look.file) }))
    .filter(({ match, share }) => share >= LEAST_SHARE && match.changes.every(({ kind }) => kind !== 'shape'));
  const rank = ({ match, share }: (typeof fitting)[number]): number => (match.changes.length === 0 ? 2 : share);
  fitting.sort((a, b) => rank(b) - rank(a) || a.match.changes.length - b.match.changes.length);
  return fitting[0]?.match ?? null;
}

/** Share of the columns a recipe uses that the file has under their names. */
export function sharedColumns({ options }: Recipe, { columns }: InspectedFile): number {
  const names = new Set(columns.map(({ column }) => column));
  const used = options.mapping.filter(({ role }) => role !== 'ignore');
  return used.filter(({ column }) => names.has(column)).length / Math.max(1, used.length);
}

/** What a recipe makes of a file, whether they fit or not. */
export function matchRecipe({ recipe, file, reading }: Look): Match {
  const { options } = recipe;
  const renamed = findRenamed(recipe, file);
  const columns = columnChanges(recipe, file, renamed);
  const changes = [...sheetChange(recipe, file, reading), ...readingChanges(options, file, reading), ...columns];
  const mapping = mappingOf(recipe, file, renamed, columns);
  const isWide = file.shape.shape.kind === 'dates-as-columns';
  const ownReading = { ...file.reading, ...dateOrderOf(options, changes), ...timeZoneOf(options, file), ...reading };
  return {
    recipe,
    changes,
    options: {
      ...options,
      reading: ownReading,
      // A wide file says itself which days its columns are.
      shape: isWide || changes.some(({ kind }) => kind === 'shape') ? file.shape.shape : options.shape,
      extras: extrasAs(ownReading, file),
      mapping,
      store: mapping.some(({ role }) => role === 'store') ? null : options.store,
      product: mapping.some(({ role }) => role === 'product') ? null : options.product,
      repairs: options.repairs
        .map((repair) => ({ ...repair, column: renamed.get(repair.column) ?? repair.column }))
        .filter(({ column }) => mapping.some((each) => each.column === column)),
    },
  };
}

/** Files whose rows leave the order of their dates open have that of the first. */
const extrasAs = ({ dateOrder }: Reading, file: InspectedFile): ImportOptions['extras'] =>
  extrasOf(file).map((extra, i) =>
    file.extras[i].dateOrder?.because === 'assumed' ? { ...extra, reading: { ...extra.reading, dateOrder } } : extra,
  );

/** What was said of moments in UTC holds for the next file with such moments. */
const timeZoneOf = ({ reading }: ImportOptions, file: InspectedFile) =>
  file.reading.timeZone === undefined || reading.timeZone === undefined ? {} : { timeZone: reading.timeZone };

/** Another sheet of the same columns is another shop, not the next month, until somebody says so. */
function sheetChange({ said }: Recipe, file: InspectedFile, reading: Partial<Reading>): RecipeChange[] {
  const [from, to] = [said.reading.sheet, file.reading.sheet];
  return from && to && from !== to && reading.sheet === undefined ? [{ kind: 'sheet', from, to }] : [];
}

const dateOrderOf = ({ reading }: ImportOptions, changes: readonly RecipeChange[]) =>
  changes.some(({ kind }) => kind === 'date-order') ? {} : { dateOrder: reading.dateOrder };

/** What was said of this very file is no change. */
function readingChanges(options: ImportOptions, file: InspectedFile, said: Partial<Reading>): RecipeChange[] {
  const changes: RecipeChange[] = [];
  const reading = { ...options.reading, ...said };
  if (reading.format !== file.reading.format) {
    changes.push({ kind: 'format', from: reading.format, to: file.reading.format });
  }
  if (reading.decimalMark !== file.reading.decimalMark) {
    changes.push({ kind: 'decimal-mark', from: reading.decimalMark, to: file.reading.decimalMark });
  }
  if (!allowsOrder(file, reading.dateOrder)) {
    changes.push({ kind: 'date-order', from: reading.dateOrder, to: file.reading.dateOrder });
  }
  if (isWideKind(options.shape.kind) || isWideKind(file.shape.shape.kind)) {
    const [from, to] = [options.shape.kind, file.shape.shape.kind];
    if (from !== to) changes.push({ kind: 'shape', from, to });
  }
  if (file.shape.needsFirstDay) changes.push({ kind: 'first-day' });
  const [from, to] = [countLists(options), countLists(file)];
  if (from !== to) changes.push({ kind: 'files', from, to });
  return changes;
}

/** Parts of a split year may be any number. */
const countLists = ({ extras }: Pick<InspectedFile | ImportOptions, 'extras'>): number =>
  extras.filter(({ relation }) => relation.kind === 'join').length;

/** Whether dates can be read so: where the file leaves the order open, the recipe knows. */
function allowsOrder({ dateOrder }: InspectedFile, order: ImportOptions['reading']['dateOrder']): boolean {
  if (dateOrder === null || dateOrder.because === 'real-dates' || dateOrder.chosen === order) return true;
  return dateOrder.because === 'assumed' && dateOrder.readings.some((reading) => reading.order === order);
}

/** Whether rows are days or single sales, the recipe says; whether days or products are columns shows in the file. */
const isWideKind = (kind: string): boolean => kind.endsWith('-as-columns');

/** New names of columns that are gone: a new column in which the same was found. */
function findRenamed({ options, columns }: Recipe, file: InspectedFile): Map<string, string> {
  const known = new Set(columns.map(({ column }) => column));
  const names = new Set(file.columns.map(({ column }) => column));
  const fresh = file.columns.filter(({ column, role }) => !known.has(column) && role !== 'ignore');
  const renamed = new Map<string, string>();
  for (const { column, role } of options.mapping) {
    const heir = role !== 'ignore' && !names.has(column) ? fresh.find((one) => one.role === role) : undefined;
    if (heir) renamed.set(column, heir.column);
  }
  return renamed;
}

function columnChanges(
  { options, columns }: Recipe,
  file: InspectedFile,
  renamed: ReadonlyMap<string, string>,
): RecipeChange[] {
  const names = new Set(file.columns.map(({ column }) => column));
  const known = new Set([...columns.map(({ column }) => column), ...renamed.values()]);
  const used = options.mapping.filter(({ role }) => role !== 'ignore');
  const gone = used.filter(({ column }) => !names.has(column));
  const before = new Map(columns.map(({ column, kind }) => [column, kind]));
  const now = new Map(file.columns.map(({ column, kind }) => [column, kind]));
  return [
    ...gone.map(({ column, role }): RecipeChange => {
      const to = renamed.get(column);
      return to === undefined ? { kind: 'column-gone', column, role } : { kind: 'column-renamed', column, to, role };
    }),
    ...used.flatMap(({ column, role }): RecipeChange[] => {
      // Headings hold days once their first one is said.
      if (column === HEADING_COLUMN) return [];
      const [from, to] = [heldKind(before.get(column)), heldKind(now.get(column))];
      return from && to && from !== to ? [{ kind: 'column-kind', column, role, from, to }] : [];
    }),
    ...file.columns
      .filter(({ column }) => !known.has(column))
      .map(({ column }): RecipeChange => ({ kind: 'column-new', column })),
  ];
}

/** A column may be empty for a week, and one that holds both may hold one of them. */
const heldKind = (kind: ColumnKind | undefined): HeldKind | undefined =>
  kind === 'mixed' || kind === 'empty' ? undefined : kind;

/**
 * The recipe's roles; columns that are new or hold something else keep what was found in them, unless the recipe has a
 * column for that.
 */
function mappingOf(
  { options }: Recipe,
  file: InspectedFile,
  renamed: ReadonlyMap<string, string>,
  changes: readonly RecipeChange[],
): Mapping {
  const others = new Set(changes.flatMap((change) => (change.kind === 'column-kind' ? [change.column] : [])));
  const same = options.mapping.filter(({ column }) => !others.has(column));
  const roles = new Map(same.map(({ column, role }) => [renamed.get(column) ?? column, role]));
  const names = new Set(file.columns.map(({ column }) => column));
  const taken = new Set([...roles].flatMap(([column, role]) => (names.has(column) ? [role] : [])));
  return file.columns.map(({ column, role }) => ({
    column,
    role: roles.get(column) ?? (taken.has(role) ? 'ignore' : role),
  }));
}
