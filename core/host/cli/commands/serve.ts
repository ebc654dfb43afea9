// serve: the API (and the window's page, where it is built) on this computer only, until Ctrl+C.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '#core/host/log/log.ts';
import { SOURCE_ROOT, userDataDir } from '#core/host/shell/user-data.ts';
import { type AddCommand, type CommonOptions, newCommand, workspaceDirOf } from '../command.ts';
import { formatPairs } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';

interface ServeOptions extends CommonOptions {
  port: number;
  open?: boolean;
  apiOnly?: boolean;
}

export const addServe: AddCommand = (program, { console, signal }) => {
  newCommand(program, 'serve', 'Serve the API (and the app) on 127.0.0.1 until Ctrl+C')
    .option('--port <number>', 'port; 0: any free one', parseCount, 0)
    .option('--open', 'open the app in the browser')
    .option('--api-only', 'the API and its documentation, without the app')
    .action(async ({ port, open = false, apiOnly = false, ...common }: ServeOptions) => {
      const rendererDir = join(SOURCE_ROOT, 'out', 'renderer');
      const hasApp = !apiOnly && existsSync(join(rendererDir, 'index.html'));
      const log = openLog({ folder: join(userDataDir(), 'logs'), name: 'shell' });
      const { startShell } = await import('#core/host/shell/start-shell.ts');
      const shell = await startShell({
        workspaceDir: workspaceDirOf(common),
        port,
        openBrowser: open,
        rendererDir,
        apiOnly: !hasApp,
        log,
      });
      try {
        const docs = `${shell.address}/docs`;
        console.result({ address: shell.address, url: shell.url, docs, apiToken: shell.apiToken, hasApp }, () =>
          formatPairs([
            ['Open', `${shell.url} (lets one browser in, once)`],
            ['Documentation', `${docs} (in the browser that opened the link)`],
            ['API', `${shell.address}/api/v1, Authorization: Bearer ${shell.apiToken}`],
            ['Stop', 'Ctrl+C'],
          ]),
        );
        if (!hasApp && !apiOnly) console.note('The app is not built here (npm run build:renderer): the API only.');
        if (!signal.aborted) await once(signal, 'abort');
      } finally {
        await shell.close();
        log.close();
      }
    });
};
