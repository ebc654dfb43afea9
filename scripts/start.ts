// `npm start`: builds what is missing, then opens the app: in Electron where its runtime is at hand, else in the browser.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { kioskStart } from '../core/host/shell/kiosk-start.ts';
import { userDataDir, workspaceToStartWith } from '../core/host/shell/user-data.ts';
import { buildApp } from './lib/build-app.ts';
import { chooseShell } from './lib/choose-shell.ts';
import { runDesktop } from './lib/run-desktop.ts';
import { runInBrowser } from './lib/run-in-browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const USAGE = `npm start -- [options]
  --workspace DIR   open this workspace folder (made when it does not exist); without it the one that was open last
  --kiosk           show the demo to visitors: full screen, no files, reset when nobody touches it; remembered
  --no-kiosk        be an ordinary Shelfcast again; remembered
  --browser         use the default browser even where Electron is at hand
  --no-open         do not open a browser, print the address
  --port N          port of the local server (default: any free one)`;

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      workspace: { type: 'string' },
      browser: { type: 'boolean', default: false },
      open: { type: 'boolean', default: true },
      port: { type: 'string' },
      kiosk: { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(USAGE);
    return;
  }
  const kiosk = kioskStart(values.kiosk, userDataDir());
  if (kiosk) {
    if (values.workspace !== undefined) throw new Error('The kiosk has a workspace of its own: leave --workspace out.');
    say('Kiosk: the demo for visitors. npm start -- --no-kiosk ends it.');
  }
  const named = kiosk?.workspaceDir ?? (values.workspace === undefined ? undefined : path.resolve(values.workspace));
  const port = toPort(values.port);
  const choice = await chooseShell({
    root: ROOT,
    browserAsked: values.browser || !values.open || values.port !== undefined,
    say,
  });
  if (choice.shell === 'desktop') {
    await buildApp({ root: ROOT, desktop: true, say });
    const exitCode = await runDesktop(
      choice.program,
      kiosk || named === undefined ? [ROOT] : [ROOT, '--workspace', named],
    );
    if (exitCode !== null) {
      process.exitCode = exitCode;
      return;
    }
    say('Electron could not open its window here; the app runs in your browser instead.');
  } else if (choice.because) {
    say(`No desktop window: ${choice.because}. The app runs in your browser instead.`);
  }
  await buildApp({ root: ROOT, desktop: false, say });
  const { workspaceDir, fallback } = workspaceToStartWith();
  await runInBrowser({
    root: ROOT,
    workspaceDir: named ?? workspaceDir,
    fallbackWorkspaceDir: named === undefined ? fallback : null,
    kiosk,
    open: values.open,
    port,
    say,
  });
}

function toPort(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${text}: expected a number up to 65535.`);
  return port;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
