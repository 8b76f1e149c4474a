// Files opened and dropped: read here, sent nowhere.

import { expect, test, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { checked, count, editor, open } from './page';

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('main').evaluate(
    (main, file) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(file.bytes)], file.name));
      main.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { name, bytes: [...bytes] },
  );
}

/** A Word file with this body, in the least a reader needs. */
function word(body: string): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const xml = `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

test('a dropped text file in GB18030 is read', async ({ page }) => {
  await open(page);
  // 预算100万元 in GB18030
  await drop(
    page,
    '报告.txt',
    Uint8Array.of(0xd4, 0xa4, 0xcb, 0xe3, 0x31, 0x30, 0x30, 0xcd, 0xf2, 0xd4, 0xaa),
  );
  await expect(editor(page)).toContainText('预算100万元');
});

test('a file chosen with the button is read', async ({ page }) => {
  await open(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('banner').getByRole('button', { name: '打开文件' }).click();
  const buffer = Buffer.from('全年预算数为200万元，全年支出180万元，预算执行率为90%。', 'utf8');
  await (await chooser).setFiles({ name: '报告.txt', mimeType: 'text/plain', buffer });
  await checked(page);
  expect(await count(page, 'proved')).toBeGreaterThanOrEqual(3);
});

test('a Word file is read: paragraphs, tables, tracked deletions left out', async ({ page }) => {
  await open(page);
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  await drop(
    page,
    '报告.docx',
    word(
      '<w:p><w:r><w:t>全年预算数为</w:t></w:r><w:r><w:t>200万元</w:t></w:r>' +
        '<w:del><w:r><w:delText>和300万元</w:delText></w:r></w:del></w:p>' +
        `<w:tbl><w:tr>${cell('指标')}${cell('得分')}</w:tr></w:tbl>`,
    ),
  );
  await expect(editor(page).locator('.cm-line').nth(0)).toHaveText('全年预算数为200万元');
  await expect(editor(page).locator('.cm-line').nth(1)).toHaveText('指标\t得分');
});

test('a broken Word file and a file that is no text are refused with a word', async ({ page }) => {
  await open(page);
  await drop(page, '坏.docx', Uint8Array.of(1, 2, 3));
  await expect(page.getByRole('alert')).toContainText('坏.docx');
  await drop(page, '报告.pdf', strToU8('%PDF-1.7'));
  await expect(page.getByRole('alert')).toContainText('复制内容');
});
