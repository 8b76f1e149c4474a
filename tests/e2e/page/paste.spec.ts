// Pasting from Word, WPS, Excel and web pages: what is beside the plain text on the clipboard.

import { expect, test, type Page } from '@playwright/test';
import { complaints } from '../support';
import { editor, open } from './page';

async function pasteBoth(page: Page, plain: string, html: string): Promise<void> {
  await editor(page).evaluate(
    (target, both) => {
      const data = new DataTransfer();
      data.setData('text/plain', both.plain);
      data.setData('text/html', both.html);
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { plain, html },
  );
}

const lines = (page: Page): ReturnType<Page['locator']> => editor(page).locator('.cm-line');

test('a table keeps a row a line, though its cells hold several lines and cover several columns', async ({
  page,
}) => {
  await open(page);
  await pasteBoth(
    page,
    '附表\n项目\n金额\n水利\n修\n渠\n12.5',
    `<html xmlns:o="urn:o"><head><style>td { color: red }</style></head><body><!--StartFragment-->
     <p class=MsoNormal><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>附表<o:p></o:p></p>
     <table><thead><tr><th colspan=2>项目</th><th>金额</th></tr></thead>
     <tbody><tr><td rowspan=2>水利</td><td><p>修</p>
<p>渠</p></td><td>12.5</td></tr><tr><td>补<br>堤</td><td>3</td></tr>
     <tr style='display:none'><td>藏</td></tr></tbody></table>
     <p>合计15.5万元，其中水利
15.5万元。</p><p style="display: none">看不见</p><!--EndFragment--></body></html>`,
  );
  await expect(lines(page)).toHaveText([
    '一、 附表',
    '项目\t\t金额',
    '水利\t修渠\t12.5',
    '\t补堤\t3',
    '合计15.5万元，其中水利 15.5万元。',
  ]);
  // One undo takes the whole paste back.
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toHaveText('');
});

test('HTML without a table gives way to the plain text beside it', async ({ page }) => {
  await open(page);
  await pasteBoth(page, '预算100万元', '<p>别的</p>');
  await expect(lines(page)).toHaveText(['预算100万元']);
});

test('pasted HTML runs nothing and asks for nothing', async ({ page }) => {
  const said = complaints(page);
  const asked: string[] = [];
  await open(page);
  page.on('request', (request) => asked.push(request.url()));
  await pasteBoth(
    page,
    'x',
    '<img src="https://elsewhere.example/a.png" onerror="window.harmed=1"><script>window.harmed=1</script>' +
      '<table><tr><td>预算<img src=y onerror="window.harmed=1"></td><td>100万元</td></tr></table>',
  );
  await expect(lines(page)).toHaveText(['预算\t100万元']);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(asked.filter((url) => !url.startsWith('http://localhost:4173/'))).toEqual([]);
  expect(said).toEqual([]);
});
