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

/** A Word file with this body, in the least a reader needs; `others` are its parts beside the body. */
function word(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const part = (name: string, inside: string): Uint8Array =>
    strToU8(
      '<?xml version="1.0"?>' +
        `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
        `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inside}</w:${name}>`,
    );
  return zipSync({
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      Object.entries(others).map(([name, inside]) => [`word/${name}.xml`, part(name, inside)]),
    ),
  });
}

const text = (words: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const cell = (words: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${words
    .split('/')
    .map((line) => text(line))
    .join('')}</w:tc>`;

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

test('the numbers that Word makes itself are read with the text', async ({ page }) => {
  await open(page);
  const level = (at: number, format: string, shown: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${shown}"/></w:lvl>`;
  const of = (at: number): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="7"/></w:numPr>`;
  const body =
    text('基本情况', of(0)) +
    text('预算', of(1)) +
    text('支出', '<w:pStyle w:val="sub"/>') +
    text('绩效情况', of(0)) +
    text('产出', '<w:pStyle w:val="sub"/>') +
    text('目标值100%', of(2)) +
    text('不编号', '<w:pStyle w:val="sub"/><w:numPr><w:numId w:val="0"/></w:numPr>');
  await drop(
    page,
    '编号.docx',
    word(body, {
      numbering:
        `<w:abstractNum w:abstractNumId="3">${level(0, 'chineseCountingThousand', '%1、')}` +
        `${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>` +
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
      styles:
        `<w:style w:styleId="base"><w:pPr>${of(1)}</w:pPr></w:style>` +
        '<w:style w:styleId="sub"><w:basedOn w:val="base"/></w:style>',
    }),
  );
  await expect(editor(page).locator('.cm-line')).toHaveText([
    '一、基本情况',
    '（一）预算',
    '（二）支出',
    '二、绩效情况',
    '（一）产出',
    '1. 目标值100%',
    '不编号',
  ]);
});

test('a Word table keeps its columns, and a text box is read once', async ({ page }) => {
  await open(page);
  const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const box = '<w:txbxContent><w:p><w:r><w:t>单位：万元</w:t></w:r></w:p></w:txbxContent>';
  const body =
    `<w:p><w:r><w:t>附表</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice>` +
    `<mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>` +
    `<w:tbl>${row(cell('项目', '<w:gridSpan w:val="2"/>'), cell('金额'))}` +
    `${row(cell('水利'), `<w:sdt><w:sdtContent>${cell('修/渠')}</w:sdtContent></w:sdt>`, cell('完成/12.5'))}</w:tbl>`;
  await drop(page, '表.docx', word(body));
  await expect(editor(page).locator('.cm-line')).toHaveText([
    '附表',
    '单位：万元',
    '项目\t\t金额',
    '水利\t修渠\t完成 12.5',
  ]);
});

test('a saved web page is read as its reader sees it', async ({ page }) => {
  await open(page);
  const html =
    '<!DOCTYPE html><html><head><title>题</title><style>p{}</style></head><body><p>预算执行</p>' +
    '<table><tr><td>预算</td><td>200</td></tr></table></body></html>';
  await drop(page, '报告.htm', strToU8(html));
  await expect(editor(page).locator('.cm-line')).toHaveText(['预算执行', '预算\t200']);
});

test('files that cannot be read are told by what they are, whatever their name', async ({ page }) => {
  await open(page);
  const said = page.getByRole('alert');
  await drop(page, '坏.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3));
  await expect(said).toContainText('坏.docx');
  await expect(said).toContainText('不完整');
  await drop(page, '报告.pdf', strToU8('%PDF-1.7'));
  await expect(said).toContainText('PDF 阅读器');
  await drop(page, '报告.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
  await expect(said).toContainText('另存为 .docx');
  await drop(page, '表格.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }));
  await expect(said).toContainText('表格.xlsx');
  await expect(said).toContainText('Excel');
  await drop(page, '空.txt', strToU8(' \n'));
  await expect(said).toContainText('没有文字');
  await expect(editor(page)).toHaveText('');
});

test('of several dropped files the first is opened, and the others are named as left', async ({ page }) => {
  await open(page);
  await page.locator('main').evaluate((main) => {
    const data = new DataTransfer();
    for (const name of ['甲.txt', '乙.txt']) data.items.add(new File([`${name}预算100万元`], name));
    main.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(editor(page)).toHaveText('甲.txt预算100万元');
  await expect(page.getByRole('status')).toContainText('其余 1 个文件没有打开');
});
