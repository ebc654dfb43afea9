// recipes list | rename | remove | export | import: how files of one kind are imported (import --recipe, --save-recipe).
import { readFileSync, writeFileSync } from 'node:fs';
import { AppError } from '#core/contract/errors.ts';
import { type Recipe, recipeFileSchema } from '#core/contract/recipes.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { checkOutputPath } from '../save-file.ts';

/** Throws not-found/recipe with the names there are. */
export async function recipeByName({ client }: Pick<Cli, 'client'>, name: string): Promise<Recipe> {
  const recipes = await client.recipes.list();
  const found = recipes.find((recipe) => recipe.name === name);
  if (found) return found;
  const names = recipes.map((recipe) => `"${recipe.name}"`).join(', ') || 'none yet (import FILE --save-recipe NAME)';
  throw new AppError('not-found/recipe', `There is no recipe "${name}". There are: ${names}.`, { name });
}

export const addRecipes: AddCommand = (program, environment) => {
  const recipes = program.command('recipes').description('Recipes: how files of one kind are imported');
  newCommand(recipes, 'list', 'List the recipes of the workspace').action((options: CommonOptions) =>
    withEngine(environment, options, async ({ client, console }) => {
      const found = await client.recipes.list();
      console.result(found, () => recipesText(found));
    }),
  );
  newCommand(recipes, 'rename <name> <new-name>', 'Give a recipe another name').action(
    (name: string, newName: string, options: CommonOptions) =>
      withEngine(environment, options, async (cli) => {
        const { id } = await recipeByName(cli, name);
        const renamed = await cli.client.recipes.rename({ recipeId: id, name: newName });
        cli.console.result(renamed, () => recipesText([renamed]));
      }),
  );
  newCommand(recipes, 'remove <name>', 'Delete a recipe; what was imported with it stays').action(
    (name: string, options: CommonOptions) =>
      withEngine(environment, options, async (cli) => {
        const removed = await cli.client.recipes.remove({ recipeId: (await recipeByName(cli, name)).id });
        cli.console.result(removed, () => `Deleted: ${removed.name}.`);
      }),
  );
  newCommand(recipes, 'export <file>', 'Write all recipes into a JSON file').action(
    (file: string, options: CommonOptions) =>
      withEngine(environment, options, async ({ client, console }) => {
        const path = checkOutputPath(file);
        const content = await client.recipes.export();
        writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
        console.result(
          { path, recipes: content.recipes.length },
          () => `${content.recipes.length} recipes in ${path}.`,
        );
      }),
  );
  newCommand(recipes, 'import <file>', 'Add the recipes of a JSON file').action(
    (file: string, options: CommonOptions) =>
      withEngine(environment, options, async ({ client, console }) => {
        const added = await client.recipes.import(readRecipes(file));
        console.result(added, () => recipesText(added));
      }),
  );
};

function readRecipes(path: string) {
  try {
    return recipeFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    const expected = 'a JSON file that "recipes export" wrote';
    throw new AppError(
      'input/path',
      `${path} is no file of recipes; expected ${expected}.`,
      { path, expected },
      { cause },
    );
  }
}

const recipesText = (recipes: readonly Recipe[]): string =>
  recipes.length === 0
    ? 'No recipes.'
    : formatTable(
        [
          { title: 'Recipe', value: ({ name }) => name },
          { title: 'Format', value: ({ options }) => options.reading.format },
          {
            title: 'Columns',
            value: ({ options }) =>
              options.mapping
                .flatMap(({ column, role }) => (role === 'ignore' ? [] : [`${role} = ${column}`]))
                .join(', '),
            maxWidth: 80,
          },
          { title: 'Store', value: ({ options }) => options.store },
          { title: 'Overlap', value: ({ options }) => options.overlap },
          { title: 'Saved', value: ({ createdAt, createdBy }) => `${createdAt} by ${createdBy}` },
        ],
        recipes,
      );
