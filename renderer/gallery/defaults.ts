// Settings of the gallery's store.
import { DEFAULT_STORE_SETTINGS, type StoreSettings } from '#core/contract/stores.ts';

export const DEFAULT_SETTINGS: StoreSettings = { ...DEFAULT_STORE_SETTINGS, country: 'DE' };
