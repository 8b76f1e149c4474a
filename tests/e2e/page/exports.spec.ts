// Take it away: every export, and hostile text in each.

import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { complaints } from '../support';
import { checked, editor, finding, open, openSample, paste, tab } from './page';

const HOSTILE = [
  '=cmd|calc!A1<script>window.harmed=1</script>项目<img src=x onerror="window.harmed=1">',
  '一、<b>基本情况</b>\u202e反写\u202c\u0007',
  '2024年全年预算数为200万元，全年支出180万元，预算执行率为95%。',
  '=SUM(A1)项目全年预算数50万元，实际支出45万元，执行率91%。',
].join('\n');

async function exported(page: Page, name: string | RegExp): Promise<Download> {
  await page.getByRole('button', { name: '导出' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return download;
}

async function text(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('the annotated page holds every word and every mark, and no script', async ({ page, context }) => {
  await openSample(page);
  const html = await text(await exported(page, '批注版网页'));
  const other = await context.newPage();
  await other.setContent(html);
  await expect(other.locator('mark.disputed').filter({ hasText: '91.97' })).toBeVisible();
  await expect(other.locator('main')).toContainText('提前编制采购计划');
  await expect(other.locator('ol li')).toHaveCount(
    await page.locator('gouji-findings .findings > li').count(),
  );
});

test('hostile text does no harm in the page or in the annotated page', async ({ page, context }) => {
  const said = complaints(page);
  await open(page);
  await paste(page, HOSTILE);
  for (const name of ['图', '数据', '问题']) await tab(page, name);
  await expect(editor(page)).toContainText('<script>');
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(said).toEqual([]);

  const html = await text(await exported(page, '批注版网页'));
  for (const harm of ['<script', '<img', '\u202e', '\u0007']) expect(html).not.toContain(harm);
  const other = await context.newPage();
  await other.setContent(html);
  await expect(other.locator('main')).toContainText('<script>window.harmed=1</script>');
  expect(await other.evaluate(() => 'harmed' in window)).toBe(false);
});

test('no cell of a table becomes a formula', async ({ page }) => {
  await open(page);
  await paste(page, HOSTILE);
  for (const kind of ['问题清单', '数据表']) {
    const csv = await text(await exported(page, kind));
    expect(csv.startsWith('\ufeff')).toBe(true);
    const cells = csv.slice(1).split(/\r\n|,/);
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@\t]|^-(?!\d+(\.\d+)?$)/);
    for (const unseen of ['\u202e', '\u0007']) expect(csv).not.toContain(unseen);
  }
});

test('the findings table names place, figures and suggestion', async ({ page }) => {
  await openSample(page);
  const csv = await text(await exported(page, '问题清单'));
  expect(csv).toContain('91.97');
  expect(csv).toContain('91.79');
  expect(csv).toMatch(/第 \d+ 行/);
});

test('the JSON is the whole contract, with the text its offsets are in', async ({ page }) => {
  await openSample(page);
  const report = JSON.parse(await text(await exported(page, '核对结果'))) as {
    text: string;
    figures: { span: [number, number]; text: string }[];
    relations: unknown[];
    findings: unknown[];
  };
  expect(report.figures.length).toBeGreaterThan(50);
  expect(report.relations.length).toBeGreaterThan(5);
  expect(report.findings.length).toBeGreaterThan(0);
  for (const { span, text: printed } of report.figures) expect(report.text.slice(...span)).toBe(printed);
});

test('the memo reads like an official letter, and is copied and saved as Word', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page);
  await page.getByRole('button', { name: '审核意见' }).click();
  const letter = page.getByRole('article', { name: '审核意见' });
  for (const heading of ['一、总体情况', '二、主要问题', '三、核查范围与说明']) {
    await expect(letter.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(letter).toContainText(/第19行，原文“[^”]*91\.97/);
  await expect(letter).toContainText('更正为“91.79”');
  // The place for the seal stands in one line, as wide as its words.
  const seal = await letter.getByText('（审核单位名称、印章）').boundingBox();
  expect(seal?.height).toBeLessThan(48);
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('二、主要问题');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存为 Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/审核意见\.docx$/);
  const files = unzipSync(await readFile(await download.path()));
  const body = strFromU8(files['word/document.xml'] as Uint8Array);
  expect(body).toContain('二、主要问题');
  expect(body).toContain('91.97');
  const footer = Object.keys(files).find((name) => /^word\/footer\d*\.xml$/.test(name));
  expect(strFromU8(files[footer ?? ''] as Uint8Array)).toContain('PAGE');
});

test('the memo quotes whole clauses and never half a number', async ({ page }) => {
  await open(page);
  const before =
    '按照年初批复和年中追加的各项安排并结合当年工作任务，年初预算1621.40万元，年度内追加338.75万元';
  await paste(
    page,
    `${before}，无调减事项，全年预算合计1951.15万元，各项资金均已按照规定的用途及时拨付到位。`,
  );
  await page.getByRole('button', { name: '审核意见' }).click();
  const quotes = (await page.getByRole('article').innerText()).match(/原文“[^”]*”/g) ?? [];
  expect(quotes.length).toBeGreaterThan(0);
  const numbers = before.match(/[\d.]+/g)?.concat('1951.15');
  for (const quote of quotes) {
    for (const number of quote.match(/[\d.]+/g) ?? []) expect(numbers).toContain(number);
  }
});

test('what was set aside is not a problem of the memo, but is told', async ({ page }) => {
  await openSample(page);
  await finding(page, '91.97').getByRole('button', { name: '忽略' }).click();
  await page.getByRole('textbox', { name: '理由' }).fill('按到位数计算');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '审核意见' }).click();
  const letter = page.getByRole('article', { name: '审核意见' });
  await expect(letter).toContainText('理由：按到位数计算');
  await expect(letter).not.toContainText('更正为“91.79”');
});

test('the print holds the whole text, not what the screen shows', async ({ page }) => {
  await openSample(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(editor(page)).toContainText('按季度通报执行进度');
  await expect(page.getByRole('button', { name: '设置' })).toBeHidden();
  await checked(page);
});
