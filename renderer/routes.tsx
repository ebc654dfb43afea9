// The pages, each loaded when first visited. Addresses live behind # because they must work from app:// and from any
// path of the local server alike.
import { createHashRouter, Navigate } from 'react-router';
import { Frame } from './features/frame/Frame.tsx';
import { PageError } from './features/frame/PageError.tsx';
import { PageSkeleton } from './ui/PageSkeleton.tsx';

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <PageError />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./features/dashboard/DashboardPage.tsx')).DashboardPage }),
          },
          { path: 'bulk', lazy: async () => ({ Component: (await import('./features/bulk/BulkPage.tsx')).BulkPage }) },
          {
            path: 'orders/:orderId?',
            lazy: async () => ({ Component: (await import('./features/orders/OrdersPage.tsx')).OrdersPage }),
          },
          {
            path: 'smart',
            lazy: async () => ({ Component: (await import('./features/smart/SmartPage.tsx')).SmartPage }),
          },
          {
            path: 'forecast',
            lazy: async () => ({ Component: (await import('./features/forecast/ForecastPage.tsx')).ForecastPage }),
          },
          {
            path: 'alerts',
            lazy: async () => ({ Component: (await import('./features/alerts/AlertsPage.tsx')).AlertsPage }),
          },
          {
            path: 'profit',
            lazy: async () => ({ Component: (await import('./features/profit/ProfitPage.tsx')).ProfitPage }),
          },
          {
            path: 'profit/service-level',
            lazy: async () => ({
              Component: (await import('./features/profit/level/ServiceLevelPage.tsx')).ServiceLevelPage,
            }),
          },
          { path: 'data', lazy: async () => ({ Component: (await import('./features/data/DataPage.tsx')).DataPage }) },
          {
            path: 'data/products',
            lazy: async () => ({ Component: (await import('./features/data/terms/ProductsPage.tsx')).ProductsPage }),
          },
          {
            path: 'data/suppliers',
            lazy: async () => ({
              Component: (await import('./features/data/suppliers/SuppliersPage.tsx')).SuppliersPage,
            }),
          },
          {
            path: 'data/explorer',
            lazy: async () => ({
              Component: (await import('./features/data/explorer/ExplorerPage.tsx')).ExplorerPage,
            }),
          },
          {
            path: 'models/:modelId?',
            lazy: async () => ({ Component: (await import('./features/models/ModelsPage.tsx')).ModelsPage }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('./features/settings/SettingsPage.tsx')).SettingsPage }),
          },
          { path: '*', element: <Navigate to="/" replace /> },
        ],
      },
    ],
  },
]);
