// The text as ledger: states, proof cards, the suspect's value as an edit.

import { expect, test, type Page } from '@playwright/test';
import { card, checked, count, editor, lineWith, open, openSample, paste, tab } from './page';

test('figures are told apart by state, and the findings are underlined', async ({ page }) => {
  await openSample(page);
  const slip = lineWith(page, '项目支出全年预算数').locator('.disputed').filter({ hasText: '91.97' });
  await expect(slip).toBeVisible();
  await expect(page.locator('gouji-text .finding.error').first()).toBeVisible();
  await expect(lineWith(page, '年初预算数为').locator('.proved').filter({ hasText: '486.30' })).toBeVisible();
  // A year is no datum and carries no mark.
  await expect(lineWith(page, '年初预算数为').locator('.figure').filter({ hasText: '2024' })).toHaveCount(0);
});

test('pointing at a figure shows its proof', async ({ page }) => {
  await openSample(page);
  await lineWith(page, '年初预算数为').locator('.proved').filter({ hasText: '486.30' }).hover();
  await expect(card(page)).toContainText('已证实');
  await expect(card(page)).toContainText('352.30');
  await expect(card(page)).toContainText('成立');
});

test('each number of a formula leads to its place', async ({ page }) => {
  await openSample(page);
  await lineWith(page, '年初预算数为').locator('.figure').filter({ hasText: '486.30' }).click();
  await card(page).getByRole('button', { name: '134.00' }).click();
  await expect(card(page)).toHaveAttribute('aria-label', /134\.00/);
  await expect(page.locator('gouji-text .pointed')).toHaveText('134.00');
});

test('a disputed figure shows stated, computed, difference and suspect', async ({ page }) => {
  await openSample(page);
  await lineWith(page, '项目支出全年预算数').locator('.figure').filter({ hasText: '91.97' }).click();
  const proof = card(page);
  await expect(proof).toContainText('对不上');
  await expect(proof).toContainText('报告写');
  await expect(proof).toContainText('算得');
  await expect(proof).toContainText('相差');
  await expect(proof.getByRole('button', { name: '改为 91.79' })).toBeVisible();
});

test('“use this value” is one edit, and one undo takes it back', async ({ page }) => {
  await openSample(page);
  const disputed = await count(page, 'disputed');
  await lineWith(page, '项目支出全年预算数').locator('.figure').filter({ hasText: '91.97' }).click();
  await card(page).getByRole('button', { name: '改为 91.79' }).click();
  await expect(editor(page)).toContainText('执行率91.79%');
  await expect.poll(() => count(page, 'disputed')).toBeLessThan(disputed);
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toContainText('执行率91.97%');
  await checked(page);
  await expect.poll(() => count(page, 'disputed')).toBe(disputed);
});

test('a word of the verdict leads to the next figure of that state', async ({ page }) => {
  await openSample(page);
  await page.locator('.verdict .count.disputed').click();
  await expect(card(page)).toContainText('对不上');
});

test('what was read is a table to sort, to search, to jump from and to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page);
  await tab(page, '数据');
  const table = page.getByRole('table', { name: '读到的数据' });
  await expect(table.getByRole('row').nth(5)).toBeVisible();
  await table.getByRole('button', { name: '数值' }).click();
  await table.getByRole('button', { name: '数值' }).click();
  await expect(table.getByRole('columnheader', { name: '数值' })).toHaveAttribute('aria-sort', 'descending');
  const values = (await table.locator('td.value').allTextContents()).map(Number);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await page.getByRole('searchbox', { name: '筛选数据' }).fill('公用经费');
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: '复制为表格' }).click();
  await expect(page.getByRole('status')).toContainText('已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toHaveLength(2);
  expect(copied).toContain('55.15\t万元');
  await table.getByRole('button', { name: '55.15' }).click();
  await expect(page.locator('gouji-text .pointed')).toHaveText('55.15');
});

test('of a heading that its text follows in the line, only the heading is set apart', async ({ page }) => {
  await open(page);
  await paste(page, '一、预算执行\n（一）支出情况。全年预算数为200万元，全年支出180万元，预算执行率为90%。');
  await expect(page.locator('gouji-text .cm-line.heading')).toHaveText(['一、预算执行']);
  await expect(page.locator('gouji-text .cm-line span.heading')).toHaveText(['（一）支出情况']);
});

test('the table of what was read needs no scrolling sideways', async ({ page }) => {
  for (const width of [1440, 1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await openSample(page);
    await tab(page, '数据');
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    if (width < 1400) continue;
    // English words are longer.
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('columnheader', { name: 'Subject' })).toBeVisible();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '中文' }).click();
  }
});

/** By how much the table is wider than its frame. */
function overhang(page: Page): Promise<number> {
  return page.locator('.scroll').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
}

test('a formula is said in words, not as a programmer writes it', async ({ page }) => {
  await open(page);
  await paste(
    page,
    '云泽县畜牧站2024年部门整体支出绩效自评报告\n指标名称\t年度指标值\t全年完成值\t分值\t得分\n防疫覆盖率\t≥95%\t90%\t10\t9.47\n',
  );
  await editor(page).getByText('9.47').click();
  await expect(card(page)).toContainText('至多1');
  await expect(card(page)).not.toContainText('min');
});
