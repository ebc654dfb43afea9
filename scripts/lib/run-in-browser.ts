// Serves the app to a browser until Ctrl+C.
import path from 'node:path';
import { openLog } from '../../core/host/log/log.ts';
import { type Shell, startShell } from '../../core/host/shell/start-shell.ts';
import { userDataDir } from '../../core/host/shell/user-data.ts';

export interface BrowserRun {
  root: string;
  workspaceDir: string;
  /** Opened when that one cannot be. */
  fallbackWorkspaceDir: string | null;
  kiosk: { idleMinutes: number } | null;
  open: boolean;
  port: number;
  say(line: string): void;
}

export async function runInBrowser({ root, kiosk, open, port, say, ...workspace }: BrowserRun): Promise<void> {
  const log = openLog({ folder: path.join(userDataDir(), 'logs'), name: 'shell' });
  const rendererDir = path.join(root, 'out/renderer');
  const shell = await startShell({ ...workspace, kiosk, port, openBrowser: open, rendererDir, log });
  if (shell.opened) say(`Shelfcast is open in your browser at ${shell.address}. Ctrl+C ends it.`);
  else say(`Open Shelfcast in a browser: ${shell.url}\nThe link works once. Ctrl+C ends Shelfcast.`);
  shell.supervisor.onStatus((status) => {
    if (status.state === 'restarting') say(`The engine ended (${status.reason}) and is started again.`);
    if (status.state === 'failed') say(`The engine could not be started again: ${status.error.message}`);
  });
  await interrupted();
  await closeUnlessInterruptedAgain(shell);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function closeUnlessInterruptedAgain(shell: Shell): Promise<void> {
  process.once('SIGINT', () => {
    shell.supervisor.child?.kill();
    process.exit(130);
  });
  await shell.close();
  process.exit(0);
}
