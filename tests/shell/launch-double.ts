// Runs the real electron/ code on the double.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { runDesktop } from '../../electron/desktop.ts';
import { desktopLayout } from '../../electron/layout.ts';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/lib/find-chromium.ts';
import type { Launch } from './desktop-under-test.ts';
import { STAND_IN_ORIGIN } from './double/browser-window.ts';
import { createElectronDouble } from './double/electron-double.ts';

const OUT_MAIN = fileURLToPath(new URL('../../out/main', import.meta.url));

export const launchOnDouble: Launch = async ({ home, workspace }) => {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  const double = createElectronDouble(await browser.newContext());
  process.env.SHELFCAST_HOME = home; // As the user's environment would say it.
  await runDesktop(double.api, desktopLayout(OUT_MAIN, null), ['--workspace', workspace]);
  const page = await double.windows[0].webContents.page;
  await page.waitForURL(`${STAND_IN_ORIGIN}/**`);
  return {
    page,
    origin: STAND_IN_ORIGIN,
    enginePid: async () => double.utilities.at(-1)?.pid as number,
    windowCount: async () => page.context().pages().length,
    answerFolderDialog: async (folder) => void double.folderAnswers.push(folder),
    startAgain: async () => double.secondStart(),
    quit: async () => {
      if (!double.hasQuit) await double.quit();
      await browser.close();
    },
  };
};
