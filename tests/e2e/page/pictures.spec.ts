// Pictures: drawn, told in words, leading to their figures.

import { expect, test } from '@playwright/test';
import { complaints } from '../support';
import { lineWith, openSample, tab } from './page';

test.beforeEach(async ({ page }) => {
  await openSample(page);
  await tab(page, '图');
  await expect(page.locator('.picture svg').first()).toBeVisible();
});

test('every picture has a name, named marks and its data in words', async ({ page }) => {
  const pictures = page.locator('.picture');
  const names = await pictures.locator('h3').allTextContents();
  expect(names).toContain('资金走向');
  expect(names).toContain('核对覆盖');
  for (let at = 0; at < names.length; at++) {
    const picture = pictures.nth(at);
    expect(await picture.locator('.mark').count()).toBeGreaterThan(0);
    for (const mark of await picture.locator('.mark').all())
      expect(await mark.getAttribute('aria-label')).toBeTruthy();
    await picture.getByText('图中数据').click();
    expect(await picture.getByRole('row').count()).toBeGreaterThan(0);
  }
});

test('a mark leads to its figure, by pointer and by keyboard', async ({ page }) => {
  const money = page.getByRole('figure', { name: '资金走向' });
  await money
    .getByRole('button', { name: /年初预算 · 基本支出/ })
    .first()
    .click();
  await expect(page.locator('gouji-text .pointed')).toHaveText('352.30');
  const first = money.locator('.mark').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('gouji-text .pointed')).not.toHaveText('352.30');
});

test('a figure that does not add up is told in its picture, by sign and name', async ({ page }) => {
  const projects = page.getByRole('figure', { name: '项目预算与执行' });
  await expect(projects.locator('figcaption')).not.toContainText('对不上');
  await lineWith(page, '2.流动图书车').locator('.figure').filter({ hasText: '34.26' }).dblclick();
  await page.keyboard.type('36.24');
  await expect(projects.locator('figcaption')).toContainText('✗ 对不上');
  await expect(projects.locator('.mark[aria-label*="36.24"]')).toHaveAttribute('aria-label', /对不上/);
});

test('a row of the data leads to its figure', async ({ page }) => {
  const money = page.getByRole('figure', { name: '资金走向' });
  await money.getByText('图中数据').click();
  await money.getByRole('table').getByRole('button', { name: '508.00万元' }).click();
  await expect(page.locator('gouji-text .pointed')).toHaveText('508.00');
});

test('the policy refuses nothing of the drawings', async ({ page }) => {
  const said = complaints(page);
  await tab(page, '问题');
  await tab(page, '图');
  await expect(page.locator('.picture svg').first()).toBeVisible();
  expect(said).toEqual([]);
});
