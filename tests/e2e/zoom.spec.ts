// At 200 % zoom a window of 1440x900 has 720x450 CSS pixels: nothing is cut, nothing needs to be scrolled sideways.
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 720, height: 450 } });

test('every page fits at 200 % zoom and its controls can be reached', async ({ demoPage: page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const links = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').all();
  expect(links.length).toBeGreaterThanOrEqual(6);
  for (const link of links) {
    const name = await link.getAttribute('aria-label');
    await link.click();
    // The page before is gone, and this one has its content.
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible({ timeout: 60_000 });
    const cut = () =>
      page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const scrolls = (element: Element): boolean =>
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;
        const isInScroller = (element: Element | null): boolean =>
          element !== null && (scrolls(element) || isInScroller(element.parentElement));
        return [...document.querySelectorAll('button, a, input, [role=button], h1, h2, h3')]
          .filter((element) => {
            const { right, left, width } = element.getBoundingClientRect();
            const seen = width > 1 && element.checkVisibility({ visibilityProperty: true });
            return seen && (right > room + 1 || left < -1) && !isInScroller(element.parentElement);
          })
          .map((element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`);
      });
    await expect.poll(cut, `cut off on ${name}`).toEqual([]);
  }
});
