// What the tests share.

import type { Page } from '@playwright/test';

/** A short report of an invented unit whose figures agree. */
export const CLEAN = '云泽县农技站2024年全年预算数为200万元，全年支出180万元，预算执行率为90%。';

/** The same with a rate that no reading makes right. */
export const WRONG = '云泽县农技站2024年全年预算数为200万元，全年支出180万元，预算执行率为95%。';

/** A blank page of the server's origin that lets scripts of the element package be imported. */
export async function blank(page: Page, policy = ''): Promise<void> {
  await page.route('**/blank.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy === '' ? {} : { 'Content-Security-Policy': policy },
      body: '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>blank</title><body></body></html>',
    }),
  );
  await page.goto('/blank.html');
}

/** What a page's console and errors said, gathered from now on. */
export function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return said;
}
