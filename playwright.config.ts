import { defineConfig } from '@playwright/test';

/** Chromium may ask its maker for nothing while it is watched. */
export const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-default-apps',
  '--no-first-run',
];

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  // The speeds are a run of their own, with nothing beside it: see scripts/test.mjs.
  testIgnore: process.env.GOUJI_SPEED ? [] : ['**/speed/**'],
  ...(process.env.GOUJI_SPEED ? { testMatch: '**/speed/**/*.spec.ts' } : {}),
  workers: process.env.GOUJI_SPEED ? 1 : 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  reporter: [['list']],
  use: {
    baseURL: 'http://localhost:4173',
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET },
  },
  webServer: {
    command: 'node tests/e2e/server.mjs',
    url: 'http://localhost:4173/',
    reuseExistingServer: !process.env.CI,
  },
});
