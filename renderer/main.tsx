// Starts the window: words, theme, connection to the engine, pages.
import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { EngineConnection } from './engine/connection.ts';
import { createQueryClient } from './engine/query-client.ts';
import { findShell } from './engine/shell.ts';
import { startI18n } from './i18n/i18n.ts';
import { printInLight } from './theme/printing.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
printInLight(window);
const i18n = await startI18n();
const connection = new EngineConnection(findShell());
createRoot(root).render(
  <StrictMode>
    <App i18n={i18n} connection={connection} queryClient={createQueryClient()} />
  </StrictMode>,
);
