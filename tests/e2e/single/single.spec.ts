// dist/gouji.html opened by double click: everything is in it, the engine still works beside the page.

import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { complaints, WRONG } from '../support';

const FILE = pathToFileURL('dist/gouji.html').href;

test('opens from a folder, checks in a worker, and asks for no other file', async ({ page }) => {
  const said = complaints(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url().slice(0, 60));
  });
  await page.goto(FILE);
  await expect(page.getByText('等待粘贴')).toBeVisible();
  await page.locator('gouji-text .cm-content').fill(WRONG);
  await expect(page.locator('.count.error b')).toHaveText('1');
  expect(page.workers()).toHaveLength(1);
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([FILE.slice(0, 60)]);
  expect(said).toEqual([]);
});

test('works where the browser lets no worker start', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', {
      value: class {
        constructor() {
          throw new DOMException('blocked', 'SecurityError');
        }
      },
    });
  });
  await page.goto(FILE);
  await page.locator('gouji-text .cm-content').fill(WRONG);
  await expect(page.locator('.count.error b')).toHaveText('1');
  expect(page.workers()).toHaveLength(0);
});

test('settings hold where storage is blocked, and the reader is told', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto(FILE);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.locator('gouji-text .cm-content').fill(WRONG);
  await expect(page.locator('.count.error b')).toHaveText('1');
});
