// <gouji-checker> by itself, under a host policy that allows no inline style and no inline script.

import { expect, test } from '@playwright/test';
import { blank, CLEAN, complaints, WRONG } from '../support';

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'none'";

type Package = typeof import('../../../www/element');

test.beforeEach(async ({ page }) => {
  await blank(page, STRICT);
});

test('importing the package registers nothing; define does', async ({ page }) => {
  const before = await page.evaluate(async (address) => {
    await import(address);
    return customElements.get('gouji-checker') !== undefined;
  }, '/element/index.js');
  const after = await page.evaluate(async (address) => {
    await import(address);
    return customElements.get('gouji-checker') !== undefined;
  }, '/element/define.js');
  expect([before, after]).toEqual([false, true]);
});

test('draws itself and reports under a strict host policy', async ({ page }) => {
  const said = complaints(page);
  const report = await page.evaluate(
    async ([address, text]) => {
      const { GoujiChecker } = (await import(address)) as { GoujiChecker: Package['GoujiChecker'] };
      const checker = new GoujiChecker();
      const heard = new Promise<object>((resolve) => {
        checker.addEventListener('gouji-report', (event) => resolve(event.report.summary), { once: true });
      });
      checker.value = text;
      document.body.append(checker);
      return heard;
    },
    ['/element/define.js', WRONG] as const,
  );
  expect(report).toMatchObject({ errors: 1 });
  const field = page.locator('gouji-checker textarea');
  // The look is there although the host forbids every style element and attribute.
  await expect(field).toHaveCSS('border-radius', '4px');
  await expect(page.locator('gouji-checker .severity').first()).toHaveText('错误');
  expect(said).toEqual([]);
});

test('goes to the place of a finding, unless the host says otherwise', async ({ page }) => {
  await page.evaluate(
    async ([address, text]) => {
      await import(address);
      const checker = document.createElement('gouji-checker');
      document.body.append(checker);
      checker.value = text;
    },
    ['/element/define.js', WRONG] as const,
  );
  await page.locator('gouji-checker .title').first().click();
  const selected = (): Promise<string> =>
    page.locator('gouji-checker textarea').evaluate((node) => {
      const field = node as HTMLTextAreaElement;
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
  expect(await selected()).toContain('95');
  await page.evaluate(() => {
    const checker = document.querySelector('gouji-checker');
    checker?.shadowRoot?.querySelector('textarea')?.setSelectionRange(0, 0);
    checker?.addEventListener('gouji-select', (event) => event.preventDefault());
  });
  await page.locator('gouji-checker .title').first().click();
  expect(await selected()).toBe('');
});

test('speaks English when told to, and takes rules off by attribute', async ({ page }) => {
  await page.evaluate(
    async ([address, text]) => {
      await import(address);
      const checker = document.createElement('gouji-checker');
      checker.lang = 'en';
      checker.textContent = text;
      document.body.append(checker);
    },
    ['/element/define.js', WRONG] as const,
  );
  await expect(page.locator('gouji-checker .severity').first()).toHaveText('Error');
  const rule = await page.evaluate(() => document.querySelector('gouji-checker')?.report?.findings[0]?.rule ?? '');
  expect(rule).not.toBe('');
  await page.evaluate((id) => document.querySelector('gouji-checker')?.setAttribute('rules-off', id), rule);
  await expect(page.locator('gouji-checker li.finding')).toHaveCount(0);
});

test('cleans up when removed, and works again when put back', async ({ page }) => {
  await page.evaluate(
    async ([address, text]) => {
      await import(address);
      const checker = document.createElement('gouji-checker');
      checker.textContent = text;
      document.body.append(checker);
    },
    ['/element/define.js', CLEAN] as const,
  );
  await expect(page.locator('gouji-checker .verdict')).toContainText('未发现问题');
  expect(page.workers()).toHaveLength(1);
  await page.evaluate(() => {
    const checker = document.querySelector('gouji-checker');
    checker?.remove();
    Object.assign(globalThis, { checker });
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.evaluate((text) => {
    const { checker } = globalThis as unknown as { checker: HTMLElementTagNameMap['gouji-checker'] };
    document.body.append(checker);
    checker.value = text;
  }, WRONG);
  await expect(page.locator('gouji-checker li.finding')).toHaveCount(1);
});

test('hostile text is only ever text', async ({ page }) => {
  const hostile = `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script>\u202E${WRONG}\u0000`;
  await page.evaluate(
    async ([address, text]) => {
      await import(address);
      const checker = document.createElement('gouji-checker');
      document.body.append(checker);
      checker.value = text;
    },
    ['/element/define.js', hostile] as const,
  );
  await expect(page.locator('gouji-checker li.finding')).not.toHaveCount(0);
  expect(await page.locator('gouji-checker').evaluate((node) => node.shadowRoot?.querySelectorAll('img, script').length)).toBe(0);
  await expect(page).toHaveTitle('blank');
});
