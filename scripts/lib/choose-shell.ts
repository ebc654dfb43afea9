// Which shell `npm start` opens: the Electron window where it can be had, else the browser, with the reason in one line.
import { canReach, findElectron, installElectron, runtimeDownload } from './electron-runtime.ts';

export type ShellChoice =
  | { shell: 'desktop'; program: string }
  /** `because` is null when the user asked for the browser. */
  | { shell: 'browser'; because: string | null };

export interface ShellWish {
  root: string;
  /** The user asked for the browser, by --browser, --no-open or --port. */
  browserAsked: boolean;
  say(line: string): void;
  env?: NodeJS.ProcessEnv;
}

/** How long the download host has to answer before the browser is opened instead. */
const REACH_MS = 3_000;

export async function chooseShell({ root, browserAsked, say, env = process.env }: ShellWish): Promise<ShellChoice> {
  if (browserAsked) return { shell: 'browser', because: null };
  const impossible = noWindowHere(env);
  if (impossible) return { shell: 'browser', because: impossible };
  const installed = findElectron(root, env);
  if (installed) return { shell: 'desktop', program: installed };
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return { shell: 'browser', because: `there is no Electron in ${env.ELECTRON_OVERRIDE_DIST_PATH}` };
  }
  const download = runtimeDownload(root, env);
  if (!download.cached && !(await canReach(download, REACH_MS))) {
    const host = new URL(download.url).host;
    return {
      shell: 'browser',
      because: `Electron ${download.version} is not on this machine and ${host} cannot be reached`,
    };
  }
  try {
    say(`Fetching Electron ${download.version} (once) …`);
    return { shell: 'desktop', program: await installElectron(root, progressLine(say)) };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { shell: 'browser', because: `Electron could not be fetched (${reason})` };
  }
}

function noWindowHere(env: NodeJS.ProcessEnv): string | null {
  if (process.platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid?.() === 0) return 'Electron does not run as root';
  return null;
}

/** Says each tenth once: readable in a terminal and in a log. */
function progressLine(say: (line: string) => void): (share: number) => void {
  let said = 0;
  return (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths <= said) return;
    said = tenths;
    say(`  ${tenths * 10} %`);
  };
}
