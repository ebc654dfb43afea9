// What a recipe says of a file, as if the user had said it.
import type { Inspection, Reading } from '#core/contract/imports.ts';
import type { RecipeMatch } from '#core/contract/recipes.ts';
import type { Draft } from '../flow.ts';

/** `inspection`: of the file as the recipe reads it, or as it was found where the recipe fits wholly. */
export function draftOf(inspection: Inspection, { recipe, options }: RecipeMatch): Draft {
  const { shape, dateOrder } = inspection;
  const said = Object.entries(recipe.said.reading).filter(
    ([key, value]) => options.reading[key as keyof Reading] === value,
  );
  const { shape: laidOut } = options;
  const isAsFound = laidOut.kind === 'dates-as-columns' || JSON.stringify(laidOut) === JSON.stringify(shape.shape);
  return {
    inspection: {
      ...inspection,
      reading: options.reading,
      shape: { ...shape, shape: laidOut },
      dateOrder: dateOrder && { ...dateOrder, chosen: options.reading.dateOrder },
    },
    options,
    reading: { ...Object.fromEntries(said), dateOrder: options.reading.dateOrder },
    chosen: new Map(options.mapping.map(({ column, role }) => [column, role])),
    shape: recipe.said.shape ?? (isAsFound ? undefined : laidOut),
    recipe: recipe.name,
  };
}
