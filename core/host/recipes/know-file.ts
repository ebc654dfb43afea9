// Knows files again as each recipe reads them: they are looked at anew where a recipe says more than what was found.
import type { EngineClient, Inputs } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Relation, RelationChoice, Shape, ShapeChoice } from '#core/contract/import-shape.ts';
import type { ImportOptions, Inspection, Reading } from '#core/contract/imports.ts';
import { choiceOf, filesOf, relationsOf as foundRelations } from '#core/contract/inspected-files.ts';
import type { InspectedFile, Recipe, RecipeMatch } from '#core/contract/recipes.ts';
import { findMatch, type Look, matchRecipe, sharedColumns } from './match-recipe.ts';

/** Each look reads the whole file for its dates; a workspace has a few recipes that say more than was found. */
const MOST_LOOKS = 5;

type Question = Inputs['imports']['inspect'];

interface Knowing {
  /** What was said of these very files: it goes before what a recipe says. */
  reading?: Partial<Reading>;
  /** Somebody named the one recipe: it answers whether it fits or not. */
  isNamed: boolean;
}

/** The recipe that fits best, and what differs; null: none fits. */
export async function knowFile(
  client: EngineClient,
  recipes: readonly Recipe[],
  file: InspectedFile,
  { reading = {}, isNamed }: Knowing,
): Promise<RecipeMatch | null> {
  const likely = [...recipes].sort((a, b) => sharedColumns(b, file) - sharedColumns(a, file));
  const looks: Look[] = [];
  const answers = new Map<Recipe, Inspection>();
  for (const recipe of likely) {
    const question = answers.size < MOST_LOOKS ? questionOf(recipe, file, reading) : null;
    const seen = question && (await lookAgain(client, question));
    if (seen) answers.set(recipe, seen);
    looks.push({ recipe, file: seen ?? file, reading });
  }
  const match = isNamed ? matchRecipe(looks[0]) : findMatch(looks);
  return match && { ...match, inspection: answers.get(match.recipe) ?? null };
}

/** null: the file cannot be read so. */
async function lookAgain(client: EngineClient, question: Question): Promise<Inspection | null> {
  try {
    return await client.imports.inspect(question);
  } catch (error) {
    if (error instanceof AppError && /^(?:input|limit|not-found)\//.test(error.code)) return null;
    throw error;
  }
}

/** What a recipe would have asked of the files; null: they were looked at just so. */
function questionOf(recipe: Recipe, file: InspectedFile, given: Partial<Reading>): Question | null {
  const { options, said } = recipe;
  if (options.reading.format !== file.reading.format) return null;
  const wanted = { ...readableOf(said.reading, file), ...given };
  const isReadSo = Object.entries(wanted).every(
    ([key, value]) => key in given || file.reading[key as keyof Reading] === value,
  );
  const relations = relationsOf(options, file);
  const isJoinedSo = JSON.stringify(relations) === JSON.stringify(foundRelations(file));
  if (isReadSo && isJoinedSo && isLaidOut(file.shape.shape, said.shape) && isDatedSo(options, file)) return null;
  const names = new Set(file.columns.map(({ column }) => column));
  return {
    ...filesOf(file),
    reading: wanted,
    shape: shapeFor(file.shape.shape, said.shape),
    ...(relations.length > 0 && { relations }),
    mapping: options.mapping.filter(({ column }) => names.has(column)),
  };
}

/** The order of dates and the time zone need no other look. A sheet that is not there cannot be read. */
function readableOf(said: Partial<Reading>, { sheets }: InspectedFile): Partial<Reading> {
  const { dateOrder: _order, timeZone: _zone, ...reading } = said;
  const { sheet, ...others } = reading;
  return sheet === undefined || !sheets.some(({ name }) => name === sheet) ? others : reading;
}

function isLaidOut(found: Shape, said: ShapeChoice | null): boolean {
  if (said === null) return true;
  const { firstDay: _, ...wanted } = said;
  const own = new Map(Object.entries(found));
  return Object.entries(wanted).every(
    ([key, value]) => value === undefined || JSON.stringify(own.get(key)) === JSON.stringify(value),
  );
}

/** The first day belongs to the file, whatever the recipe says of its layout. */
function shapeFor(found: Shape, said: ShapeChoice | null): ShapeChoice | undefined {
  if (found.kind !== 'dates-as-columns' || found.firstDay === null) return said ?? undefined;
  const { kind, step, firstDay } = found;
  return { ...(said ?? { kind, step }), firstDay };
}

/** Whether the order of dates was found in the column that the recipe takes for the date. */
function isDatedSo({ mapping }: ImportOptions, { columns }: InspectedFile): boolean {
  const dated = mapping.find(({ role }) => role === 'date')?.column;
  const found = columns.find(({ column }) => column === dated);
  return found === undefined || found.role === 'date';
}

/**
 * What the recipe makes of the other files: a list is known by the columns that it is looked up by, and goes in the
 * recipe's order; what else was said of a file is known by the file's name.
 */
function relationsOf({ extras }: ImportOptions, file: InspectedFile): RelationChoice[] {
  const left = [...file.extras];
  const lists = extras.flatMap(({ relation }): RelationChoice[] => {
    if (relation.kind !== 'join') return [];
    const same = left.findIndex((each) => isSame(each.relation, relation));
    const fitting = left.findIndex(({ columns }) => relation.on.every(({ matches }) => columns.includes(matches)));
    const [list] = left.splice(same >= 0 ? same : fitting, same >= 0 || fitting >= 0 ? 1 : 0);
    return list ? [choiceOf(file, list, relation)] : [];
  });
  const nameOf = (fileName: string, sheet: string | null | undefined) =>
    sheet ? `sheet ${sheet}` : `file ${fileName}`;
  const named = new Map(
    extras.map(({ file: at, fileName, reading, relation }) => [
      nameOf(fileName, at === 0 ? reading.sheet : null),
      relation,
    ]),
  );
  const others = left.map((extra): RelationChoice => {
    const found = choiceOf(file, extra, extra.relation);
    const known = named.get(nameOf(extra.fileName, found.sheet));
    return known && known.kind !== 'join' ? { ...found, relation: known } : found;
  });
  const places = foundRelations(file).map(({ fileId, sheet }) => nameOf(fileId, sheet));
  const place = ({ fileId, sheet }: RelationChoice) => places.indexOf(nameOf(fileId, sheet));
  // Only the order of lists means something.
  return lists.length < 2 ? [...lists, ...others].sort((a, b) => place(a) - place(b)) : [...lists, ...others];
}

const isSame = (a: Relation, b: Relation): boolean => JSON.stringify(a) === JSON.stringify(b);
