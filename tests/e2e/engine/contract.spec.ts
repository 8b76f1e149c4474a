// A report that crossed packed is the report the library made, field by field.

import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { blank, WRONG } from '../support';

const TEXTS = [
  WRONG,
  '',
  '\uFEFF一、基本情况\n无数字。',
  '云泽县畜牧站2024年部门整体支出绩效自评报告\n一、预算情况\n年初预算数为120.50万元，其中基本支出80.50万元、项目支出40万元。\n' +
    '防疫项目预算40万元，实际支出30万元，执行率为70%。\n' +
    '| 指标名称 | 年度指标值 | 全年完成值 | 分值 | 得分 |\n|---|---|---|---|---|\n| 防疫覆盖率 | ≥95% | 96% | 10 | 10 |\n',
];

test('the unpacked report equals the library’s own JSON', async ({ page }) => {
  await blank(page);
  for (const text of TEXTS) {
    const { stdout, status } = spawnSync('target/release/gouji', ['check', '--format', 'json', '-'], {
      input: text,
      encoding: 'utf8',
    });
    expect([0, 1]).toContain(status);
    // The command adds the name of the input and the text its offsets are in.
    const { id: _id, text: given, ...report } = JSON.parse(stdout) as Record<string, unknown> & { text: string };
    const unpacked = await page.evaluate(async (given) => {
      const address = '/element/index.js';
      const { createEngine } = (await import(address)) as typeof import('../../../www/element');
      const engine = await createEngine();
      return JSON.parse(JSON.stringify(await engine.check(given))) as object;
    }, given);
    expect(unpacked).toEqual(report);
  }
});
