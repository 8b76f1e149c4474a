// Paste and see.

import { expect, test } from '@playwright/test';
import { sampleText } from '../../../www/sample/sample';
import { CLEAN, WRONG, complaints } from '../support';
import { checked, count, editor, finding, open, openSample, paste } from './page';

test('a paste shows the verdict, and the policy refuses nothing of the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const said = complaints(page);
  await open(page);
  await expect(editor(page)).toBeFocused();
  await page.evaluate((text) => navigator.clipboard.writeText(text), WRONG);
  await page.keyboard.press('Control+v');
  await checked(page);
  expect(await count(page, 'disputed')).toBeGreaterThan(0);
  expect(await count(page, 'error')).toBe(1);
  await expect(finding(page, '95')).toBeVisible();
  expect(said).toEqual([]);
});

test('the parts of the verdict come to its total', async ({ page }) => {
  await openSample(page);
  const [total, proved, disputed, read] = await Promise.all(
    (['total', 'proved', 'disputed', 'read'] as const).map((kind) => count(page, kind)),
  );
  expect(total).toBe((proved ?? 0) + (disputed ?? 0) + (read ?? 0));
});

test('a report that adds up says so', async ({ page }) => {
  await open(page);
  await paste(page, CLEAN);
  await expect(page.getByText('未发现对不上的数')).toBeVisible();
  await expect(page.getByText('没有发现问题。')).toBeVisible();
  expect(await count(page, 'proved')).toBeGreaterThanOrEqual(3);
});

test('typing checks again and leaves the cursor where it was', async ({ page }) => {
  await open(page);
  await paste(page, WRONG);
  await expect(finding(page, '95')).toBeVisible();
  await page.keyboard.press('Control+End');
  for (let back = 0; back < 2; back++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('0', { delay: 30 });
  await expect(page.getByText('未发现对不上的数')).toBeVisible();
  await page.keyboard.type('x');
  await expect(editor(page)).toContainText('预算执行率为90x%。');
});

test('the sample shows its two slips, each with the right value', async ({ page }) => {
  await openSample(page);
  await expect(finding(page, '91.97').getByRole('button', { name: '改为 91.79' })).toBeVisible();
  await expect(finding(page, '6.42').getByRole('button', { name: '改为 1.32' })).toBeVisible();
});

test('clearing can be undone', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.getByRole('heading', { name: '粘贴一份绩效自评报告' })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await checked(page);
  await expect(editor(page)).toContainText('青岚市图书馆');
});

test('what was cleared is no longer offered back once something else is written', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.getByRole('status')).toContainText('已清空');
  await paste(page, WRONG);
  await expect(page.getByRole('status')).toHaveCount(0);
});

test('300 KB stay fluent: a key shows within a frame or two, the verdict follows', async ({ page }) => {
  test.setTimeout(60_000);
  await open(page);
  // A whole district's reports in one paste.
  const reports = Array.from({ length: 110 }, (_, at) =>
    sampleText.replaceAll('青岚市图书馆', `青岚市第${at + 1}中学`),
  );
  const text = reports.join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(300_000);
  await paste(page, text);
  await page.keyboard.press('Control+Home');
  const slowest = await editor(page).evaluate(async () => {
    let worst = 0;
    for (let key = 0; key < 20; key++) {
      const began = performance.now();
      document.execCommand('insertText', false, '好');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return worst;
  });
  expect(slowest).toBeLessThan(200);
  await checked(page);
  await expect(editor(page)).toContainText('好'.repeat(20));
});
