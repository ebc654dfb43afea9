// Recipes: kept, found again, handed on.
import { AppError } from '#core/contract/errors.ts';
import type { ImportOptions } from '#core/contract/imports.ts';
import { MOST_NAME_CHARS, type Recipe, type RecipeContent, type SaidOfFile } from '#core/contract/recipes.ts';
import { newId } from '#core/store/id.ts';
import {
  deleteRecipe,
  findRecipeByName,
  getRecipe,
  insertRecipe,
  listRecipes,
  renameRecipe,
} from '#core/store/recipes.ts';
import { getUpload } from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';
import { knowFile } from '../recipes/know-file.ts';
import { createFolderWatch } from '../watched/folder-watch.ts';

export function recipesHandlers(ctx: EngineContext): DomainHandlers<'recipes'> {
  const { db, events, config } = ctx;
  const add = (content: RecipeContent): Recipe => {
    const recipe = { ...content, id: newId(), createdAt: config.now().toISOString(), createdBy: whoIs(config) };
    insertRecipe(db, recipe);
    return recipe;
  };
  const announced = <T>(answer: T): T => {
    events.changed('recipes');
    ctx.service(createFolderWatch).forgetUnused();
    return answer;
  };
  return {
    list: () => listRecipes(db),
    save({ input: { uploadId, name, columns: seen, said, replace } }) {
      const { options, state, fileName } = getUpload(db, uploadId);
      if (state !== 'committed' && state !== 'undone') {
        const message = `The upload of "${fileName}" is ${state}; recipes are made of imported ones.`;
        throw new AppError('conflict/upload-state', message, { state, expected: 'committed' });
      }
      const kinds = new Map(seen.map(({ column, kind }) => [column, kind]));
      const columns = options.mapping.map(({ column }) => ({ column, kind: kinds.get(column) ?? 'mixed' }));
      return announced(
        db.transaction(() => {
          const old = replace ? findRecipeByName(db, name) : undefined;
          if (old) deleteRecipe(db, old.id);
          return add({ name, options: ofAnyFile(options), columns, said: saidOfAny(said) });
        }),
      );
    },
    rename: ({ input }) => announced(renameRecipe(db, input.recipeId, input.name)),
    remove: ({ input }) => announced(deleteRecipe(db, input.recipeId)),
    match({ input: { file, recipeId, reading } }) {
      const recipes = recipeId === undefined ? listRecipes(db) : [getRecipe(db, recipeId)];
      return knowFile(ctx.client(), recipes, file, { reading, isNamed: recipeId !== undefined });
    },
    export: () => ({
      kind: 'shelfcast-recipes',
      version: 1,
      recipes: listRecipes(db).map(({ name, options, columns, said }) => ({ name, options, columns, said })),
    }),
    import: ({ input: { recipes } }) =>
      announced(
        db.transaction(() => {
          const known = listRecipes(db);
          return recipes
            .filter((recipe) => !known.some((one) => isSame(one, recipe)))
            .map((recipe) => add({ ...recipe, name: freeName(recipe.name, (name) => !findRecipeByName(db, name)) }));
        }),
      ),
  };
}

/** A mend of one line belongs to the file that the line stands in. */
const ofAnyFile = (options: ImportOptions): ImportOptions => ({
  ...options,
  repairs: options.repairs.filter(({ line }) => line === null),
});

/** The next file has another first day. */
const saidOfAny = ({ reading, shape }: SaidOfFile): SaidOfFile => ({
  reading,
  shape: shape && { ...shape, firstDay: undefined },
});

const isSame = (a: RecipeContent, b: RecipeContent): boolean =>
  a.name === b.name &&
  JSON.stringify([a.options, a.columns, a.said]) === JSON.stringify([b.options, b.columns, b.said]);

function freeName(name: string, isFree: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; !isFree(free); number++) {
    const suffix = ` (${number})`;
    free = name.slice(0, MOST_NAME_CHARS - suffix.length) + suffix;
  }
  return free;
}
