// A recipe applied to an inspected file where nobody can be asked: it fits wholly, or the file is refused with what changed.
import type { EngineClient } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';
import type { ImportOptions, Inspection, Reading } from '#core/contract/imports.ts';
import type { HeldKind, Recipe, RecipeChange } from '#core/contract/recipes.ts';

/**
 * Options for a check, and the files as the recipe reads them; `reading` is what was said of these files. Throws
 * input/bad-mapping with what changed.
 */
export async function applyRecipe(
  client: EngineClient,
  recipe: Recipe,
  inspection: Inspection,
  reading?: Partial<Reading>,
): Promise<{ options: ImportOptions; inspection: Inspection }> {
  const match = await client.recipes.match({ file: inspection, recipeId: recipe.id, reading });
  if (!match) throw new AppError('not-found/recipe', `There is no recipe "${recipe.name}".`, { name: recipe.name });
  if (match.changes.length === 0) return { options: match.options, inspection: match.inspection ?? inspection };
  const changed = match.changes.map(changeText).join('; ');
  throw new AppError(
    'input/bad-mapping',
    `"${inspection.fileName}" no longer fits the recipe "${recipe.name}": ${changed}. Import it once without the recipe ` +
      '(--map says what new columns mean), and save the recipe again with --save-recipe.',
    {
      got: changed,
      expected: recipe.columns.map(({ column }) => column).join(', '),
      place: { file: inspection.fileName },
    },
  );
}

const countOf = (lists: number): string => (lists === 1 ? '1 list' : `${lists} lists`);

const KIND_WORDS: Record<HeldKind, string> = { date: 'dates', number: 'numbers', text: 'text' };

function changeText(change: RecipeChange): string {
  switch (change.kind) {
    case 'column-gone':
      return `the column "${change.column}" (${change.role}) is gone`;
    case 'column-new':
      return `the column "${change.column}" is new`;
    case 'column-renamed':
      return `the column "${change.column}" (${change.role}) seems to be called "${change.to}" now`;
    case 'column-kind':
      return `the column "${change.column}" (${change.role}) holds ${KIND_WORDS[change.to]} now, not ${KIND_WORDS[change.from]}`;
    case 'date-order':
      return `dates are written ${change.to}, not ${change.from}`;
    case 'decimal-mark':
      return `decimals are written with "${change.to}", not "${change.from}"`;
    case 'format':
    case 'shape':
      return `its ${change.kind} is ${change.to}, not ${change.from}`;
    case 'first-day':
      return 'its headings only count, and which day the first one is differs from file to file (--first-day says it)';
    case 'sheet':
      return `the sheet "${change.from}" is not there (--sheet names another, such as "${change.to}")`;
    case 'files':
      return `${countOf(change.to)} in which ids are looked up, not ${countOf(change.from)}`;
  }
}
