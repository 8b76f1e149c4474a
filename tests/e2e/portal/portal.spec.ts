// The example portal, under its own strict policy: the element twice, the frame, and a portal that is not on the list.

import { expect, test } from '@playwright/test';
import { CLEAN, complaints, WRONG } from '../support';

test('the portal’s own field is checked, and an error holds the submission back', async ({ page }) => {
  const said = complaints(page);
  await page.goto('/portal/');
  await page.fill('#report', WRONG);
  await expect(page.locator('#gate')).toHaveText('有 1 处错误，请先核实');
  await expect(page.locator('#send')).toBeDisabled();
  await page.fill('#report', CLEAN);
  await expect(page.locator('#gate')).toHaveText('可以报送');
  await expect(page.locator('#send')).toBeEnabled();
  expect(said).toEqual([]);
});

test('the two elements of the page do not mind each other', async ({ page }) => {
  await page.goto('/portal/');
  const alone = page.locator('#alone');
  await expect(alone.locator('li.finding')).toHaveCount(1);
  await page.fill('#report', CLEAN);
  await expect(page.locator('#gate')).toHaveText('可以报送');
  await expect(page.locator('#beside li.finding')).toHaveCount(0);
  await expect(alone.locator('li.finding')).toHaveCount(1);
});

test('what is set aside is told to the portal, and can be taken back', async ({ page }) => {
  await page.goto('/portal/');
  const alone = page.locator('#alone');
  await alone.getByRole('button', { name: '忽略' }).click();
  await expect(alone).toHaveAttribute('data-kept', '1');
  await expect(alone.locator('li.finding')).toHaveAttribute('data-ignored', '');
  await alone.getByRole('button', { name: '取消忽略' }).click();
  await expect(alone).toHaveAttribute('data-kept', '0');
});

test('the frame answers the portal’s message', async ({ page }) => {
  await page.goto('/portal/');
  await expect(page.locator('#frame-result')).toHaveText(/^\d+ 个数字，0 处错误$/);
  const field = page.frameLocator('#scriptless-frame').locator('textarea');
  await field.fill(WRONG);
  await expect(page.frameLocator('#scriptless-frame').locator('li.finding')).toHaveCount(1);
});

for (const [listed, answered] of [
  ['[]', false],
  ['["http://localhost:4174"]', true],
  ['["*"]', false],
  ['not a list', false],
] as const) {
  test(`a portal of another origin is ${answered ? 'heard' : 'not heard'} with the list ${listed}`, async ({ page }) => {
    await page.route('**/embed-origins.json', (route) => route.fulfill({ body: listed, contentType: 'application/json' }));
    await page.goto('http://localhost:4174/other.html');
    const heard = await page.evaluate(
      (text) =>
        new Promise<string[]>((resolve) => {
          const frame = document.querySelector('iframe');
          const types: string[] = [];
          addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => types.push(data.type));
          const say = (message: object): void =>
            frame?.contentWindow?.postMessage({ gouji: 1, ...message }, 'http://localhost:4173');
          setTimeout(() => {
            say({ type: 'hello' });
            say({ type: 'check', text });
          }, 500);
          setTimeout(() => resolve(types), 2_000);
        }),
      WRONG,
    );
    if (answered) expect(heard).toEqual(expect.arrayContaining(['ready', 'report']));
    else expect(heard).toEqual([]);
  });
}
