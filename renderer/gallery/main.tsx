// Development only (npx vite renderer, then /gallery/): the real window over made-up answers, in every state that is
// hard to reach with a real engine; or, with ?show=parts, every shared part with its states. ?state=data|empty|loading|error, ?engine=restarting|failed, ?job=train
import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../app.tsx';
import { EngineConnection } from '../engine/connection.ts';
import { createQueryClient } from '../engine/query-client.ts';
import { startI18n } from '../i18n/i18n.ts';
import { fixtureShell, type GalleryState } from './fixture-shell.ts';
import { Parts } from './Parts.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
const query = new URLSearchParams(window.location.search);
const shell = fixtureShell({
  state: (query.get('state') ?? 'data') as GalleryState,
  engine: query.get('engine'),
  job: query.get('job'),
});
const i18n = await startI18n();
createRoot(root).render(
  <StrictMode>
    <App
      i18n={i18n}
      connection={new EngineConnection(shell)}
      queryClient={createQueryClient()}
      instead={query.get('show') === 'parts' ? <Parts /> : undefined}
    />
  </StrictMode>,
);
