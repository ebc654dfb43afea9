// Opens an address in the default browser, where there is one.
import open from 'open';

/** False when there is no screen or no browser: the caller then prints the address. */
export async function openInBrowser(url: string): Promise<boolean> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  try {
    const child = await open(url);
    return await new Promise((resolve) => {
      child.once('error', () => resolve(false));
      // xdg-open ends with a code when it found nothing to open with; one that goes on has started a browser.
      child.once('exit', (code) => resolve(code === 0));
      child.once('spawn', () => setTimeout(() => resolve(true), 2_000).unref());
    });
  } catch {
    return false;
  }
}
