// Takes the README's pictures from the real page: `node scripts/picture.mjs` after `npm run build`.

import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { browser } from './prerequisites.mjs';
import { POLICY, serve } from './serve.mjs';

const { chromium: executablePath } = browser();
const { origin, close } = await serve({ '/': 'dist' }, { headers: () => ({ 'Content-Security-Policy': POLICY }) });
const seen = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });

mkdirSync('docs', { recursive: true });
for (const [file, lang, sample] of [
  ['docs/page.zh-CN.png', 'zh-CN', '先看一个示例'],
  ['docs/page.png', 'en', 'Try a sample first'],
]) {
  const page = await seen.newPage({ viewport: { width: 1280, height: 800 }, locale: lang, colorScheme: 'light' });
  await page.goto(origin);
  await page.getByRole('button', { name: '先看一个示例' }).waitFor();
  if (lang === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: sample }).click();
  await page.locator('.verdict[aria-busy="false"] .count.total').waitFor();
  // The caret blinks, and a picture should be the same each time.
  await page.screenshot({ path: file, caret: 'hide', animations: 'disabled' });
  console.log(`${file} written`);
}
await seen.close();
close();
process.exit(0);
