// /docs: the API's documentation page, Swagger UI from the app's own files.
import { createRequire } from 'node:module';
import path from 'node:path';
import { sendFile, sendPage } from './respond.ts';
import type { Route } from './shell-server.ts';
import { findStaticFile } from './static-files.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Shelfcast API</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
});
`;

const FILES = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

export function createDocsRoute(): Route {
  const uiDir = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return async (request, response, url) => {
    if (request.method !== 'GET') return false;
    if (url.pathname === '/docs' || url.pathname === '/docs/') {
      sendPage(response, PAGE);
      return true;
    }
    const name = url.pathname.startsWith('/docs/') ? url.pathname.slice('/docs/'.length) : '';
    if (name === 'start.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
      response.end(START);
      return true;
    }
    const file = FILES.has(name) ? await findStaticFile(uiDir, `/${name}`) : null;
    if (!file) return false;
    await sendFile(request, response, file, []);
    return true;
  };
}
