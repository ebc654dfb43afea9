// Runs the built app in real Electron, where a runtime is on this machine.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { _electron } from 'playwright';
import type { Launch } from './desktop-under-test.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** CI machines run as root and without a screen's graphics card. */
const ARGS = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];

export const launchOnElectron =
  (executablePath: string): Launch =>
  async ({ home, workspace }) => {
    const env = { ...process.env, SHELFCAST_HOME: home } as Record<string, string>;
    const args = [...ARGS, ROOT, '--workspace', workspace];
    const electron = await _electron.launch({ executablePath, args, env });
    const page = await electron.firstWindow();
    return {
      page,
      origin: 'app://shelfcast',
      enginePid: () =>
        electron.evaluate(({ app }) => {
          const engine = app.getAppMetrics().find((metric) => metric.name === 'Shelfcast engine');
          if (!engine) throw new Error('There is no engine process.');
          return engine.pid;
        }),
      windowCount: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      answerFolderDialog: (folder) =>
        electron.evaluate(({ dialog }, answer) => {
          dialog.showOpenDialog = async () => ({
            canceled: answer === null,
            filePaths: answer === null ? [] : [answer],
          });
        }, folder),
      // The second process finds the lock taken and ends by itself.
      startAgain: async () => void (await promisify(execFile)(executablePath, args, { env })),
      quit: () => electron.close(),
    };
  };
