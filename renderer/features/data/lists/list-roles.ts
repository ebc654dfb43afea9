// What the user may say a column of a list means.
import type { ListRole, ListSubject } from '#core/contract/lists.ts';

export const ROLES_OF: Record<ListSubject, readonly ListRole[]> = {
  products: [
    'product',
    'productName',
    'category',
    'supplier',
    'onHand',
    'unitCost',
    'price',
    'leadTimeDays',
    'packSize',
    'moq',
    'shelfLifeDays',
    'storageLimit',
    'onOrder',
    'committed',
    'ignore',
  ],
  suppliers: [
    'supplier',
    'leadTimeDays',
    'orderWeekdays',
    'reviewPeriodDays',
    'minimumOrderValue',
    'currency',
    'currencyRate',
    'note',
    'ignore',
  ],
};
