// Everything around the pages: language, theme, engine, messages, routes.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import type { EngineConnection } from './engine/connection.ts';
import { EngineProvider } from './engine/engine-context.tsx';
import { router } from './routes.tsx';
import { ThemeRoot } from './theme/ThemeRoot.tsx';
import { ToastProvider } from './ui/toast.tsx';

interface Props {
  i18n: i18n;
  connection: EngineConnection;
  queryClient: QueryClient;
  /** Shown in the place of the pages (the gallery's parts). */
  instead?: ReactNode;
}

export function App({ i18n, connection, queryClient, instead }: Props) {
  return (
    <I18nextProvider i18n={i18n}>
      <ThemeRoot>
        <QueryClientProvider client={queryClient}>
          <EngineProvider connection={connection}>
            <ToastProvider>{instead ?? <RouterProvider router={router} />}</ToastProvider>
          </EngineProvider>
        </QueryClientProvider>
      </ThemeRoot>
    </I18nextProvider>
  );
}
