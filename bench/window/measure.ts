// What is measured in the page: how long a click takes to show, and tasks that block the window.
import type { Page } from 'playwright';
import { frameTimes, quantile } from './trace-frames.ts';

/** Milliseconds from a click on a link of the sidebar until the page with that title shows data instead of skeletons. */
export async function pageChange(page: Page, link: string): Promise<number> {
  const target = page.getByRole('navigation').getByRole('link', { name: link, exact: true });
  await target.waitFor();
  return target.evaluate(async (anchor) => {
    const main = document.querySelector('main') as HTMLElement;
    const before = main.querySelector('h1');
    const isThere = () => {
      const title = main.querySelector('h1');
      return title !== null && title !== before && main.querySelector('.MuiSkeleton-root') === null;
    };
    const start = performance.now();
    (anchor as HTMLElement).click();
    return new Promise<number>((resolve, reject) => {
      const look = () => {
        // The frame after the one in which everything stood there has been painted.
        if (isThere()) requestAnimationFrame(() => resolve(performance.now() - start));
        else if (performance.now() - start > 30_000) reject(new Error(`${anchor.textContent} did not appear`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
}

/** Milliseconds from a click until the first line of the order list is another one, or their number is. */
export async function listChange(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const read = () => {
      const table = document.querySelector('[role=table][aria-rowcount]');
      return `${table?.getAttribute('aria-rowcount')} ${table?.querySelector('.dt-row .dt-strong')?.textContent}`;
    };
    const before = read();
    const state = window as unknown as { started: number; changed: Promise<number> };
    const begin = () => {
      state.started = performance.now();
    };
    document.addEventListener('pointerdown', begin, { once: true, capture: true });
    document.addEventListener('input', begin, { once: true, capture: true });
    state.changed = new Promise((resolve) => {
      const look = () => {
        if (read() !== before) requestAnimationFrame(() => resolve(performance.now() - state.started));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
  await act();
  return page.evaluate(() => (window as unknown as { changed: Promise<number> }).changed);
}

/** Runs `work` and answers the long tasks (over 50 ms) that the window had meanwhile, in milliseconds. */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const state = window as unknown as { longTasks: number[]; watcher: PerformanceObserver };
    state.longTasks = [];
    state.watcher = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longTasks.push(duration);
    });
    state.watcher.observe({ type: 'longtask' });
  });
  await work();
  return page.evaluate(() => {
    const state = window as unknown as { longTasks: number[]; watcher: PerformanceObserver };
    state.watcher.disconnect();
    return state.longTasks;
  });
}

/** 95th percentile of a frame's scripting and layout, in milliseconds of the thread's own time, while scrolling. */
export async function scrolling(page: Page, pixelsPerFrame: number, seconds: number): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'],
  });
  await page.evaluate(
    async ([pixels, milliseconds]) => {
      const main = document.querySelector('main') as HTMLElement;
      const end = performance.now() + milliseconds;
      await new Promise<void>((resolve) => {
        const go = () => {
          main.scrollTop += pixels;
          if (performance.now() < end) requestAnimationFrame(go);
          else resolve();
        };
        requestAnimationFrame(go);
      });
    },
    [pixelsPerFrame, seconds * 1000] as const,
  );
  return quantile(frameTimes(await browser.stopTracing()), 0.95);
}
