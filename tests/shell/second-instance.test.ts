// A second start on the double: what cannot be asked of the running app's own page.
import { chromium } from 'playwright';
import { expect, it } from 'vitest';
import { runDesktop } from '../../electron/desktop.ts';
import { desktopLayout } from '../../electron/layout.ts';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/lib/find-chromium.ts';
import { createElectronDouble } from './double/electron-double.ts';

it('a second instance ends at once: no window, no engine, no menu', async () => {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  try {
    const double = createElectronDouble(await browser.newContext());
    double.otherInstance = true;
    await runDesktop(double.api, desktopLayout('/nowhere/out/main', null), []);
    expect(double.hasQuit).toBe(true);
    expect([double.windows, double.utilities, double.menu]).toEqual([[], [], []]);
  } finally {
    await browser.close();
  }
});
