// What the READMEs say to copy and paste works when it is copied and pasted.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { WRONG } from '../support';

function blocks(file: string, language: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, written]) => written === language)
    .map(([, , code]) => code ?? '');
}

/** The portal's page, with the code given in it, on the server that has dist/ under /gouji/. */
async function portal(page: Page, body: string): Promise<void> {
  await page.route('**/snippet.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><meta charset="utf-8"><title>snippet</title>${body}`,
    }),
  );
  await page.goto('/snippet.html');
}

for (const file of ['README.md', 'README.zh-CN.md']) {
  const [element = '', frame = ''] = blocks(file, 'html');
  const [talk = '', engine = ''] = blocks(file, 'js');

  test(`${file}: the element checks the portal’s field`, async ({ page }) => {
    await portal(page, element);
    await page.fill('#report', WRONG);
    await expect(page.locator('gouji-checker li.finding')).toHaveCount(1);
  });

  test(`${file}: the frame answers`, async ({ page }) => {
    await portal(page, frame);
    await expect(page.frameLocator('iframe').locator('textarea')).toBeVisible();
    const heard = page.waitForEvent('console', (message) => message.text().includes('figures'));
    await page.addScriptTag({ content: talk });
    expect(await (await heard).args()[0]?.jsonValue()).toMatchObject({ errors: 0, proved: 3 });
  });

  test(`${file}: the engine alone`, async ({ page }) => {
    const heard = page.waitForEvent('console', (message) => message.text().startsWith('1 '));
    await portal(
      page,
      `<script type="importmap">{"imports":{"gouji-checker":"/gouji/element/index.js"}}</script>
       <script type="module">${engine}</script>`,
    );
    expect((await heard).text()).toMatch(/^1 \S/);
  });

  test(`${file}: the policy it names is the one that is served`, async ({ request }) => {
    const [written] = /^Content-Security-Policy: (.*)$/m.exec(readFileSync(file, 'utf8'))?.slice(1) ?? [];
    const served = (await request.get('/')).headers()['content-security-policy'];
    expect(written).toBe(served);
  });
}
