// The portal's own wording rules.

import { expect, test } from '@playwright/test';
import { finding, openSample } from './page';

test('an own wording rule finds its words', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '用语规则' }).click();
  await page.getByLabel('词语').fill('前慢后快');
  await page.getByLabel('提示语').fill('请写明各季度支出进度');
  await page.getByRole('button', { name: '添加用语规则' }).click();
  await expect(finding(page, '请写明各季度支出进度')).toBeAttached();
});

test('a pattern that is no pattern is refused with a reason, and nothing is lost', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: '用语规则' }).click();
  await page.getByLabel('词语').fill('(');
  await page.getByLabel('提示语').fill('坏模式');
  await page.getByRole('button', { name: '添加用语规则' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('设置未生效');
  await expect(page.getByLabel('词语')).toHaveValue('(');
  await expect(finding(page, '91.97')).toBeAttached();
  await page.reload();
  await expect(page.getByText('等待粘贴')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
