// Words for what changed in a file since its recipe was saved.
import { useTranslation } from 'react-i18next';
import type { RecipeChange } from '#core/contract/recipes.ts';

export function useChangeWords(): (change: RecipeChange) => string {
  const { t } = useTranslation();
  return (change) => {
    switch (change.kind) {
      case 'column-gone':
        return t('recipes.change.columnGone', { column: change.column, role: t(`data.role.${change.role}`) });
      case 'column-new':
        return t('recipes.change.columnNew', { column: change.column });
      case 'column-renamed':
        return t('recipes.change.columnRenamed', {
          column: change.column,
          to: change.to,
          role: t(`data.role.${change.role}`),
        });
      case 'column-kind':
        return t('recipes.change.columnKind', {
          column: change.column,
          role: t(`data.role.${change.role}`),
          from: t(`recipes.kind.${change.from}`),
          to: t(`recipes.kind.${change.to}`),
        });
      case 'first-day':
        return t('recipes.change.firstDay');
      case 'date-order':
        return t('recipes.change.dateOrder', {
          from: t(`recipes.order.${change.from}`),
          to: t(`recipes.order.${change.to}`),
        });
      case 'decimal-mark':
        return t('recipes.change.decimalMark', { from: change.from, to: change.to });
      case 'format':
        return t('recipes.change.format', { from: change.from.toUpperCase(), to: change.to.toUpperCase() });
      case 'shape':
        return t('recipes.change.shape');
      case 'sheet':
        return t('recipes.change.sheet', { from: change.from });
      case 'files':
        return t('recipes.change.files', { from: change.from, to: change.to });
    }
  };
}
