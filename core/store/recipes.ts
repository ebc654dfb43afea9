// Recipes as rows: by name, which is theirs alone.
import { AppError } from '../contract/errors.ts';
import type { Recipe } from '../contract/recipes.ts';
import type { RecipeTable } from './schema/uploads.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

/** By name. */
export const listRecipes = (db: ReadDb): Recipe[] =>
  db.all(q.selectFrom('recipe').selectAll().orderBy('name')).map(toRecipe);

export function findRecipeByName(db: ReadDb, name: string): Recipe | undefined {
  const row = db.get(q.selectFrom('recipe').selectAll().where('name', '=', name));
  return row && toRecipe(row);
}

/** Throws not-found/recipe. */
export function getRecipe(db: ReadDb, recipeId: string): Recipe {
  const row = db.get(q.selectFrom('recipe').selectAll().where('id', '=', recipeId));
  if (!row) throw new AppError('not-found/recipe', `There is no recipe ${recipeId}.`, { name: recipeId });
  return toRecipe(row);
}

/** Throws conflict/name-taken. */
export function insertRecipe(db: WriteDb, recipe: Recipe): void {
  refuseTaken(db, recipe.name, recipe.id);
  db.run(
    q.insertInto('recipe').values({
      id: recipe.id,
      name: recipe.name,
      options: JSON.stringify(recipe.options),
      columns: JSON.stringify(recipe.columns),
      said: JSON.stringify(recipe.said),
      created_at: recipe.createdAt,
      created_by: recipe.createdBy,
    }),
  );
}

/** Throws not-found/recipe, conflict/name-taken. */
export function renameRecipe(db: WriteDb, recipeId: string, name: string): Recipe {
  getRecipe(db, recipeId);
  refuseTaken(db, name, recipeId);
  db.run(q.updateTable('recipe').set({ name }).where('id', '=', recipeId));
  return getRecipe(db, recipeId);
}

/** Throws not-found/recipe. */
export function deleteRecipe(db: WriteDb, recipeId: string): Recipe {
  const recipe = getRecipe(db, recipeId);
  db.run(q.deleteFrom('recipe').where('id', '=', recipeId));
  return recipe;
}

function refuseTaken(db: ReadDb, name: string, recipeId: string): void {
  const taken = findRecipeByName(db, name);
  if (!taken || taken.id === recipeId) return;
  throw new AppError('conflict/name-taken', `There is a recipe "${name}" already.`, {
    got: name,
    expected: 'a name that no recipe has',
    advice: 'Choose another name, or replace it.',
  });
}

const toRecipe = (row: RecipeTable): Recipe => ({
  id: row.id,
  name: row.name,
  options: JSON.parse(row.options),
  columns: JSON.parse(row.columns),
  said: JSON.parse(row.said),
  createdAt: row.created_at,
  createdBy: row.created_by,
});
