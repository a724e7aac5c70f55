// Whether a page fits its window.
import type { Page } from '@playwright/test';

/** What is wider than the window; nothing where the page does not scroll sideways. */
export async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5) && !element.closest('.visually-hidden, .skip-link');
    });
    return ['the page', ...wide.slice(0, 5).map((element) => `${element.tagName}.${element.getAttribute('class')}`)];
  });
}
