// Findings beside the text.

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { editor, finding, openSample } from './page';

test('a click on a finding leads to its place and shows its evidence', async ({ page }) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button').first().click();
  await expect(page.locator('gouji-text .pointed').filter({ hasText: '91.97' })).toBeVisible();
  await expect(page.locator('gouji-text .pointed.other')).toHaveCount(2);
  await expect(finding(page, '91.97')).toHaveAttribute('aria-current', 'true');
});

test('F8 and Shift-F8 walk the findings round, from anywhere', async ({ page }) => {
  await openSample(page);
  const pointed = page.locator('gouji-text .pointed:not(.other)');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('F8');
  await expect(pointed).toHaveText('91.97');
  await expect(editor(page)).toBeFocused();
  const all = await page.locator('gouji-findings .findings > li').count();
  for (let step = 0; step < all; step++) await page.keyboard.press('F8');
  await expect(pointed).toHaveText('91.97');
  await page.keyboard.press('F8');
  await page.keyboard.press('Shift+F8');
  await expect(pointed).toHaveText('91.97');
});

test('filter and search narrow the list, and what F8 walks', async ({ page }) => {
  await openSample(page);
  const list = page.locator('gouji-findings .findings > li');
  await page.getByRole('searchbox', { name: '搜索问题' }).fill('三公');
  await expect(list).toHaveCount(1);
  await page.keyboard.press('F8');
  await expect(page.locator('gouji-text .pointed:not(.other)')).toHaveText('6.42');
  await page.getByRole('searchbox', { name: '搜索问题' }).fill('没有这样的词');
  await expect(page.getByText('没有符合条件的问题')).toBeVisible();
  await page.getByRole('searchbox', { name: '搜索问题' }).fill('');
  await page.locator('.verdict .count.error').click();
  for (const severity of await list.locator('.severity').allTextContents()) expect(severity).toBe('错误');
});

test('the rule behind a finding explains itself', async ({ page }) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button', { name: '规则说明' }).click();
  const rule = page.getByRole('dialog', { name: '规则说明' });
  await expect(rule).toContainText('核对什么');
  await expect(rule).toContainText('依据');
  await page.keyboard.press('Escape');
  await expect(rule).toHaveCount(0);
});

test('a rule that is switched off is silent', async ({ page }) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button', { name: '规则说明' }).click();
  await page.getByRole('button', { name: '停用这条规则' }).click();
  await page.keyboard.press('Escape');
  await expect(finding(page, '91.97')).toHaveCount(0);
});

test('a finding is set aside with a reason, shown as such, and brought back', async ({ page }) => {
  await openSample(page);
  const before = await page.locator('gouji-findings .findings > li').count();
  await finding(page, '91.97').getByRole('button', { name: '忽略' }).click();
  await page.getByRole('textbox', { name: '理由' }).fill('批复口径不同');
  await page.getByRole('dialog').getByRole('button', { name: '忽略' }).click();
  await expect(page.locator('gouji-findings .findings > li')).toHaveCount(before - 1);
  await page.getByText('已忽略', { exact: false }).first().click();
  await expect(page.locator('.ignored')).toContainText('批复口径不同');
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(page.locator('gouji-findings .findings > li')).toHaveCount(before);
});

test('ignoring can be undone at once', async ({ page }) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button', { name: '忽略' }).click();
  await expect(page.getByRole('textbox', { name: '理由' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(finding(page, '91.97')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(finding(page, '91.97')).toHaveCount(1);
});

test('the ignore list goes out as a file without a word of the report, and comes in again', async ({
  page,
}) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button', { name: '忽略' }).click();
  await page.getByRole('textbox', { name: '理由' }).fill('已电话核实');
  await page.keyboard.press('Enter');
  await page.locator('.ignored summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出忽略清单' }).click(),
  ]);
  const path = await download.path();
  const file = await readFile(path, 'utf8');
  expect(file).toContain('已电话核实');
  expect(file).not.toContain('91.97');
  expect(file).not.toContain('图书馆');

  await openSample(page);
  await expect(finding(page, '91.97')).toHaveCount(1);
  await page.locator('.ignored summary').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入忽略清单' }).click();
  await (
    await chooser
  ).setFiles({ name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(finding(page, '91.97')).toHaveCount(0);
  await expect(page.locator('.ignored')).toContainText('已电话核实');
});

test('a file that is no ignore list is refused', async ({ page }) => {
  await openSample(page);
  await page.locator('.ignored summary').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入忽略清单' }).click();
  await (
    await chooser
  ).setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(page.getByRole('status')).toContainText('不是忽略清单');
});
