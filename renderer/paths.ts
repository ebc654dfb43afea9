// Addresses of the pages.
import type { PredictionContext } from '#core/contract/predictions.ts';

/** What a link to the Smart prediction page may say; the page fills in the rest. */
export interface SmartLink {
  product?: string;
  /** ISO day. */
  date?: string;
  context?: PredictionContext;
}

/** What a link to the Forecast page may say. */
export interface ForecastLink {
  product?: string;
  category?: string;
}

export const PATHS = {
  dashboard: '/',
  alerts: '/alerts',
  bulk: '/bulk',
  orders: '/orders',
  order: (id: string) => `/orders/${encodeURIComponent(id)}`,
  smart: (link: SmartLink = {}) => {
    const words = smartParams(link).toString();
    return words ? `/smart?${words}` : '/smart';
  },
  forecast: (link: ForecastLink = {}) => {
    const words = new URLSearchParams(Object.entries(link).filter(([, value]) => value !== undefined)).toString();
    return words ? `/forecast?${words}` : '/forecast';
  },
  data: '/data',
  dataProducts: '/data/products',
  dataSuppliers: '/data/suppliers',
  dataExplorer: '/data/explorer',
  settings: '/settings',
  profit: '/profit',
  profitLevel: '/profit/service-level',
  models: '/models',
  model: (modelId: string) => `/models/${encodeURIComponent(modelId)}`,
} as const;

/** The link's words after the ?: numbers as they are, yes and no as 1 and 0. */
export function smartParams({ product, date, context = {} }: SmartLink): URLSearchParams {
  const params = new URLSearchParams();
  if (product) params.set('product', product);
  if (date) params.set('date', date);
  for (const [name, value] of Object.entries(context)) {
    if (value !== undefined) params.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  return params;
}
