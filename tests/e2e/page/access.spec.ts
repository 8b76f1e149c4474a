// Keyboard alone, screen reader, light and dark, small screens.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { card, editor, finding, open, openSample, tab } from './page';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** What axe has against the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(what: Document, how: object): Promise<{ violations: Violation[] }> };
    };
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    }));
  });
  // One line a rule: its first place stands for the others.
  return found.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}, ${nodes.length} places: ${JSON.stringify(first?.target)} ${first?.failureSummary ?? ''}`;
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe has nothing against the page in ${scheme}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    expect(await violations(page)).toEqual([]);
    await openSample(page);
    await finding(page, '91.97').getByRole('button').first().click();
    await expect(card(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const name of ['图', '数据']) {
      await tab(page, name);
      await expect(page.locator('.picture svg, table.facts').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '审核意见' }).click();
    await expect(page.getByRole('article')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '设置' }).click();
    for (const section of ['地区口径', '规则', '用语规则', '数据与隐私']) {
      await page.getByRole('button', { name: section, exact: true }).click();
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('keyboard alone: walk to a figure, read its card, take the value, undo', async ({ page }) => {
  await openSample(page);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('gouji-text .card')).toHaveCount(0);
  await page.keyboard.press('F8');
  await page.keyboard.press('Alt+Enter');
  await expect(card(page).getByRole('button', { name: '改为 91.79' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toContainText('执行率91.79%');
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toContainText('执行率91.97%');
});

test('the keyboard stays where it was when a finding is set aside, brought back, or a file is saved', async ({
  page,
}) => {
  await openSample(page);
  const list = page.locator('gouji-findings .findings > li');
  const second = (await list.nth(1).locator('h3').textContent()) ?? '';
  await list.nth(0).getByRole('button', { name: '忽略' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '理由' })).toBeFocused();
  await page.keyboard.type('批复口径不同');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: second.trim(), exact: true })).toBeFocused();
  await page.locator('.ignored summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '恢复' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ignored summary')).toBeFocused();
  await page.getByRole('button', { name: '导出' }).first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await expect(page.getByRole('button', { name: '导出' }).first()).toBeFocused();
});

test('a button pressed twice opens one dialog', async ({ page }) => {
  await openSample(page);
  await page.getByRole('button', { name: '设置' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the verdict and the figure walked to are announced', async ({ page }) => {
  await openSample(page);
  const live = page.locator('.hidden[aria-live="polite"]');
  await expect(live).toContainText('核对完成');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(live).toContainText('条关系');
});

test('Tab leaves the editor, and the skip button leads into it', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
});

for (const [width, height] of [
  [390, 844],
  [1280, 720],
] as const) {
  test(`nothing is wider than a screen of ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openSample(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await finding(page, '91.97').getByRole('button').first().click();
    await expect(page.locator('gouji-text .pointed').first()).toBeInViewport();
    await page.getByRole('button', { name: '设置' }).click();
    const dialog = await page.getByRole('dialog', { name: '设置' }).boundingBox();
    expect((dialog?.x ?? -1) >= 0 && (dialog?.x ?? 0) + (dialog?.width ?? width + 1) <= width).toBe(true);
  });
}

test('on a phone the sheet folds away and a tap on a figure shows its card whole', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  await page.getByRole('button', { name: '收起详情' }).click();
  await expect(page.locator('.sheet')).toBeHidden();
  const figure = page.locator('gouji-text .figure.proved').first();
  await figure.click();
  const box = await card(page).boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844).toBe(true);
});
