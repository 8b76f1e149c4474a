// Settings are remembered; the text is not, unless the user asks.

import { expect, test } from '@playwright/test';
import { checked, editor, finding, open, openSample, paste } from './page';
import { WRONG } from '../support';

test('language and theme are remembered', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await expect(page.locator('gouji-findings')).toContainText('Most likely wrong');
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Paste a performance self-evaluation report' }),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('no word of the text outlives the page', async ({ page, context }) => {
  await open(page);
  await paste(page, WRONG);
  await finding(page, '95').getByRole('button', { name: '忽略' }).click();
  await page.getByRole('checkbox', { name: '在这台电脑上记住忽略清单' }).check();
  await page.keyboard.press('Enter');
  const kept = await page.evaluate(
    () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
  );
  expect(kept).toContain('fingerprint');
  expect(kept).not.toContain('农技站');
  expect(kept).not.toContain('95%');
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: '粘贴一份绩效自评报告' })).toBeVisible();
});

test('the text is kept where the user asks, and forgotten where they ask', async ({ page }) => {
  await open(page);
  await paste(page, WRONG);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '数据与隐私' }).click();
  await page.getByRole('checkbox', { name: '在这台电脑上保留正文' }).check();
  await page.reload();
  await checked(page);
  await expect(editor(page)).toContainText('农技站');
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '数据与隐私' }).click();
  await page.getByRole('button', { name: '清除本机保存的一切' }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a threshold out of bounds is not taken', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '地区口径' }).click();
  const field = page.getByLabel('项目执行率低于多少列为疑点');
  await field.fill('500');
  await field.press('Tab');
  await page.keyboard.press('Escape');
  const kept = await page.evaluate(() => localStorage.getItem('gouji.settings') ?? '');
  expect(kept).not.toContain('500');
});

test('where storage is blocked the page says so and works on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await open(page);
  await expect(page.getByRole('alert')).toContainText('不允许本页保存设置');
  await paste(page, WRONG);
  await expect(finding(page, '95')).toBeVisible();
});

test('a text too long to be kept is told, not lost silently', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = {
      apply(set: (key: string, value: string) => void, store: unknown, given: [key: string, value: string]) {
        if (given[0] === 'gouji.text') throw new DOMException('full', 'QuotaExceededError');
        Reflect.apply(set, store, given);
      },
    };
    const { prototype } = Storage;
    const set = Object.getOwnPropertyDescriptor(prototype, 'setItem')?.value as (
      key: string,
      value: string,
    ) => void;
    Object.defineProperty(prototype, 'setItem', { value: new Proxy(set, refuse) });
  });
  await open(page);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '数据与隐私' }).click();
  await page.getByRole('checkbox', { name: '在这台电脑上保留正文' }).check();
  await page.keyboard.press('Escape');
  await paste(page, WRONG);
  await expect(page.getByRole('alert')).toContainText('存不下');
  await expect(finding(page, '95')).toBeVisible();
});
