// Trouble is told, cured where it can be, and never costs the text.

import { expect, test, type Page } from '@playwright/test';
import { WRONG } from '../support';
import { checked, editor, finding, open, paste } from './page';

/** A paste whose check takes long enough to be watched. */
async function pasteMuch(page: Page, lines: number): Promise<void> {
  await editor(page).evaluate((target, count) => {
    const line = (at: number): string =>
      `第${at}项全年预算数为${at}.25万元，全年支出${at}.25万元，预算执行率为100%。\n`;
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: count }, (_, at) => line(at)).join(''));
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, lines);
}

test('a paste of many megabytes leaves the page alive, shows progress and can be cancelled', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await open(page);
  await pasteMuch(page, 300_000);
  await expect(page.getByRole('progressbar')).toBeVisible();
  const longest = await page.evaluate(async () => {
    let worst = 0;
    let last = performance.now();
    for (let frame = 0; frame < 30; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  expect(longest).toBeLessThan(500);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByRole('alert')).toContainText('已取消核对');
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await expect(editor(page)).toContainText('第299999项');
  // The engine is whole again for the next text.
  await page.getByRole('button', { name: '清空' }).click();
  await paste(page, WRONG);
  await expect(finding(page, '95')).toBeVisible();
});

test('without WebAssembly the page says what to do and keeps the text', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'WebAssembly');
    Object.defineProperty(window, 'Worker', { value: undefined });
  });
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('WebAssembly');
  await expect(page.getByText('等待粘贴')).toHaveCount(0);
  await editor(page).click();
  await page.keyboard.insertText(WRONG);
  await expect(editor(page)).toContainText('农技站');
});

test('where workers are blocked the check runs in the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined });
  });
  await open(page);
  await paste(page, WRONG);
  await checked(page);
  await expect(finding(page, '95')).toBeVisible();
});

test('an engine that cannot be fetched is fetched again on request', async ({ page }) => {
  let refused = true;
  await page.route('**/*.wasm', (route) => (refused ? route.abort() : route.continue()));
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('核对引擎没有启动');
  await editor(page).click();
  await page.keyboard.insertText(WRONG);
  refused = false;
  await page.getByRole('button', { name: '重试' }).click();
  await expect(finding(page, '95')).toBeVisible();
});

test('a crash of the engine is told, keeps the text, and the next text is checked', async ({ page }) => {
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    const crash = `self.addEventListener('message', ({ data }) => {
      if (data.kind === 'check' && data.text.includes('坏字')) { self.close(); throw new Error('trap'); }
    });\n`;
    await route.fulfill({ response, body: crash + (await response.text()) });
  });
  await open(page);
  await editor(page).click();
  await page.keyboard.insertText(`${WRONG}坏字`);
  await expect(page.getByRole('alert')).toContainText('核对中断');
  await expect(editor(page)).toContainText(`${WRONG}坏字`);
  for (let key = 0; key < 2; key++) await page.keyboard.press('Backspace');
  await expect(finding(page, '95')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test.describe('before the page has been kept for offline use', () => {
  test.use({ serviceWorkers: 'block' });

  test('a part of the page that cannot be fetched is told, and the text stays', async ({ page }) => {
    await page.route('**/settings-dialog-*.js', (route) => route.abort());
    await open(page);
    await paste(page, WRONG);
    await page.getByRole('button', { name: '设置' }).click();
    await expect(page.getByRole('status')).toContainText('没有载入');
    await expect(editor(page)).toContainText(WRONG);
  });
});
