// Addresses of the pages.
export const PATHS = {
  dashboard: '/',
  bulk: '/bulk',
  data: '/data',
  models: '/models',
  model: (modelId: string) => `/models/${encodeURIComponent(modelId)}`,
} as const;
