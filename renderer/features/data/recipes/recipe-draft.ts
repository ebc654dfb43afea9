// What a recipe says of a file, as if the user had said it.
import type { Inspection } from '#core/contract/imports.ts';
import type { RecipeMatch } from '#core/contract/recipes.ts';
import type { Draft } from '../flow.ts';

/** `inspection`: of the file as the recipe reads it, or as it was found where the recipe fits wholly. */
export function draftOf(inspection: Inspection, { recipe, options }: RecipeMatch): Draft {
  const { shape, dateOrder } = inspection;
  const { shape: said } = options;
  const isAsFound = said.kind === 'dates-as-columns' || JSON.stringify(said) === JSON.stringify(shape.shape);
  return {
    inspection: {
      ...inspection,
      reading: options.reading,
      shape: { ...shape, shape: said },
      dateOrder: dateOrder && { ...dateOrder, chosen: options.reading.dateOrder },
    },
    options,
    reading: { dateOrder: options.reading.dateOrder },
    chosen: new Map(options.mapping.map(({ column, role }) => [column, role])),
    shape: isAsFound ? undefined : said,
    recipe: recipe.name,
  };
}
