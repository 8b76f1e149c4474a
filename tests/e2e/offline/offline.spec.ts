// After one visit the page works without a network.

import { expect, test } from '@playwright/test';
import { WRONG } from '../support';

test('opens and checks with the network gone', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await expect(page.getByText('等待粘贴')).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('等待粘贴')).toBeVisible();
  await page.locator('gouji-text .cm-content').fill(WRONG);
  await expect(page.locator('.count.error b')).toHaveText('1');
  // A part that is loaded only when wanted is there too.
  await page.getByRole('button', { name: '审核意见' }).click();
  await expect(page.getByRole('button', { name: '保存为 Word' })).toBeVisible();
});
