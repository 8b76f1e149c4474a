import { expect, test } from '@playwright/test';

const ADDRESS = '/element/index.js';

test.beforeEach(async ({ page }) => {
  await page.goto('/embed.html');
});

test('checks a text in a worker', async ({ page }) => {
  const answer = await page.evaluate(async (address) => {
    const { createEngine } = (await import(address)) as typeof import('../../../www/element');
    const engine = await createEngine();
    const report = await engine.check('全年预算数为200万元，全年支出180万元，预算执行率为90%。');
    return { place: engine.place, gouji: report.gouji, figures: report.figures.length };
  }, ADDRESS);
  expect(answer.place).toBe('worker');
  expect(answer.gouji).toMatch(/^\d+\.\d+\.\d+$/);
});
