// Settings of the gallery's store.
import type { StoreSettings } from '#core/contract/stores.ts';

export const DEFAULT_SETTINGS: StoreSettings = {
  currency: 'EUR',
  country: 'DE',
  leadTimeDays: 7,
  reviewPeriodDays: 7,
  serviceLevel: 0.95,
  holdingRate: 0.25,
  unitCostShare: 0.7,
  packSize: 1,
  moq: 1,
  censorStockOuts: true,
};
