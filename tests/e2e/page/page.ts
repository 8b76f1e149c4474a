// The page as its user holds it.

import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the page and waits until it can be pasted into. */
export async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByText('等待粘贴')).toBeVisible();
}

/** Puts text where the cursor is, as a paste does. */
export async function paste(page: Page, text: string): Promise<void> {
  await editor(page).evaluate((target, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await checked(page);
}

/** Opens the page with the built-in sample, which has two planted slips: 91.97 for 91.79, 1.23 for 1.32. */
export async function openSample(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: '先看一个示例' }).click();
  await checked(page);
}

export async function checked(page: Page): Promise<void> {
  await expect(page.locator('.count.total b')).not.toHaveText('0');
  await expect(page.locator('.verdict')).toHaveAttribute('aria-busy', 'false');
}

export function editor(page: Page): Locator {
  return page.locator('gouji-text .cm-content');
}

export function card(page: Page): Locator {
  return page.locator('gouji-text .card').last();
}

/** The number behind a word of the verdict line. */
export async function count(
  page: Page,
  kind: 'total' | 'proved' | 'disputed' | 'read' | 'error',
): Promise<number> {
  return Number(await page.locator(`.verdict .count.${kind} b`).textContent());
}

export function finding(page: Page, title: string | RegExp): Locator {
  return page.locator('gouji-findings .findings > li').filter({ hasText: title });
}

/** Opens a tab of the panel. */
export async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** The text the cursor's line holds, read out of the editor. */
export function lineWith(page: Page, words: string): Locator {
  return page.locator('gouji-text .cm-line').filter({ hasText: words });
}
