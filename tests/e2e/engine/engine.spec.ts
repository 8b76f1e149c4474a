// The engine's host in a real browser: that it works, and that it is not to be brought down.

import { expect, test } from '@playwright/test';
import { blank, CLEAN, WRONG } from '../support';

type Package = typeof import('../../../www/element');

const PACKAGE = '/element/index.js';

test('checks in a worker, and a figure is built when looked at', async ({ page }) => {
  await blank(page);
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const report = await engine.check(text);
      const rate = report.figures.find((figure) => figure.unit === '%');
      return {
        place: engine.place,
        state: engine.state,
        errors: report.summary.errors,
        finding: report.findings[0],
        rate: rate && text.slice(...rate.span),
        again: report.figures[0] === report.figures[0],
        iterated: [...report.figures].length === report.figures.length,
        mapped: report.figures.map((figure) => figure.state).length === report.figures.length,
      };
    },
    [PACKAGE, WRONG] as const,
  );
  expect(answer).toMatchObject({ place: 'worker', state: 'ready', errors: 1, again: true, iterated: true, mapped: true });
  expect(answer.finding).toMatchObject({ severity: 'error' });
  expect(answer.rate).toContain('95');
});

test('a lone surrogate shifts no offset', async ({ page }) => {
  await blank(page);
  const said = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const given = `\uD83D报告\uDC00\n${text}`;
      const report = await engine.check(given);
      return report.figures.map(({ span, text: printed }) => [given.slice(...span), printed]);
    },
    [PACKAGE, CLEAN] as const,
  );
  expect(said.length).toBeGreaterThan(3);
  for (const [there, printed] of said) expect(there).toBe(printed);
});

test('options that cannot be used are refused in the language asked for, and the former ones stay', async ({ page }) => {
  await blank(page);
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      await engine.configure({ lang: 'en' });
      const before = await engine.check(text);
      const refusal = await engine.configure({ profile: { colour: 1 } } as object).then(
        () => 'taken',
        (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
      );
      const after = await engine.check(text);
      return { refusal, before: before.findings[0]?.message, after: after.findings[0]?.message, state: engine.state };
    },
    [PACKAGE, WRONG] as const,
  );
  expect(answer.refusal).toContain('options: ');
  expect(answer.refusal).toContain('profile.colour');
  expect(answer.before).toMatch(/[a-z]{3}/);
  expect(answer.after).toBe(answer.before);
  expect(answer.state).toBe('ready');
});

test('rules explain themselves', async ({ page }) => {
  await blank(page);
  const answer = await page.evaluate(async (address) => {
    const { createEngine } = (await import(address)) as Package;
    const engine = await createEngine();
    const rules = await engine.rules();
    const first = rules[0];
    const explained = first && (await engine.explain(first.id));
    const unknown = await engine.explain('no-such-rule').catch((error: { code: string }) => error.code);
    return { count: rules.length, first, explained, unknown };
  }, PACKAGE);
  expect(answer.count).toBeGreaterThan(0);
  expect(answer.explained).toEqual(answer.first);
  expect(answer.first?.title).toMatch(/\p{Script=Han}/u);
  expect(answer.unknown).toBe('unknown-rule');
});

test('the full engine is loaded when something asks for it, and not before', async ({ page }) => {
  await blank(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      await engine.configure({ lang: 'zh', wording: [] });
      const chinese = await engine.check(text);
      const light = performance.getEntriesByType('resource').map(({ name }) => name);
      await engine.configure({ lang: 'en' });
      const english = await engine.check(text);
      return { light, chinese: chinese.findings[0]?.message, english: english.findings[0]?.message };
    },
    [PACKAGE, WRONG] as const,
  );
  expect(answer.light.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(asked.filter((name) => name.endsWith('.wasm'))).toHaveLength(2);
  expect(answer.chinese).toMatch(/\p{Script=Han}{3}/u);
  expect(answer.english).toMatch(/[a-z]{3}/);
});

test('where the full engine cannot be had the light one goes on', async ({ page }) => {
  await page.route('**/full_bg*.wasm', (route) => route.abort());
  await blank(page);
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const refusal = await engine.rules().catch((error: { code: string }) => error.code);
      const { summary } = await engine.check(text);
      return { refusal, errors: summary.errors, state: engine.state };
    },
    [PACKAGE, WRONG] as const,
  );
  expect(answer).toEqual({ refusal: 'load', errors: 1, state: 'ready' });
});

test('own wording rules mean in the browser what they mean to the command', async ({ page }) => {
  await blank(page);
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const wording = (pattern: string): object => ({ wording: [{ id: 'own', pattern, message: 'own' }] });
      const found: Record<string, number> = {};
      const given = `${text}\n${'a'.repeat(20_000)}b`;
      for (const pattern of ['\\p{Han}+站', '农技\\w', '(?i)SUM\\b', '(a+)+$', '(a|aa)+c']) {
        await engine.configure(wording(pattern));
        const report = await engine.check(given);
        found[pattern] = report.findings.filter(({ rule }) => rule === 'own').length;
      }
      const refusal = await engine.configure(wording('a{5000}{5000}')).catch((error: { code: string }) => error.code);
      return { found, refusal, state: engine.state };
    },
    [PACKAGE, CLEAN] as const,
  );
  expect(answer).toEqual({
    found: { '\\p{Han}+站': 1, '农技\\w': 1, '(?i)SUM\\b': 0, '(a+)+$': 0, '(a|aa)+c': 0 },
    refusal: 'options',
    state: 'ready',
  });
});

test('a file in GB18030 is decoded', async ({ page }) => {
  await blank(page);
  const text = await page.evaluate(async (address) => {
    const { createEngine } = (await import(address)) as Package;
    const engine = await createEngine();
    // 支出213.57万元
    const bytes = [0xd6, 0xa7, 0xb3, 0xf6, 0x32, 0x31, 0x33, 0x2e, 0x35, 0x37, 0xcd, 0xf2, 0xd4, 0xaa];
    return engine.decode(new Uint8Array(bytes).buffer);
  }, PACKAGE);
  expect(text).toBe('支出213.57万元');
});

test('an aborted check is over at once, and the next one is answered', async ({ page }) => {
  await blank(page);
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const long = `${text}\n`.repeat(200_000);
      const abort = new AbortController();
      const started = performance.now();
      const first = engine.check(long, { signal: abort.signal }).then(
        () => 'finished',
        (error: { name: string }) => error.name,
      );
      setTimeout(() => abort.abort(), 30);
      const ended = await first;
      const waited = performance.now() - started;
      const next = await engine.check(text);
      return { ended, waited, figures: next.figures.length, whole: performance.now() - started };
    },
    [PACKAGE, CLEAN] as const,
  );
  expect(answer.ended).toBe('AbortError');
  expect(answer.figures).toBeGreaterThan(3);
});

test('a long check tells how far it is', async ({ page }) => {
  await blank(page);
  const shares = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const heard: number[] = [];
      await engine.check(`${text}\n`.repeat(50_000), { onProgress: (share) => heard.push(share) });
      return heard;
    },
    [PACKAGE, CLEAN] as const,
  );
  expect(shares.at(-1)).toBe(1);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
});

/** Puts a worker in the engine's place that does as told on a text that says so. */
async function unruly(page: import('@playwright/test').Page, deed: string): Promise<void> {
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    const body = `self.addEventListener('message', ({ data }) => {
      if (data.kind === 'check' && data.text.includes('BAD')) { ${deed} }
    });\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
}

for (const [what, deed, code] of [
  ['a crash', 'setTimeout(() => { throw new Error("trap"); }); for (const end = Date.now() + 50; Date.now() < end; );', ''],
  ['a hang', 'for (;;);', 'hung'],
] as const) {
  test(`${what} of the worker is reported, and the next text is checked with the same options`, async ({ page }) => {
    test.slow();
    await unruly(page, what === 'a crash' ? 'throw self.close(), new Error("trap")' : deed);
    await blank(page);
    const answer = await page.evaluate(
      async ([address, text]) => {
        const { createEngine } = (await import(address)) as Package;
        const engine = await createEngine();
        await engine.configure({ lang: 'en' });
        const trouble = await engine.check('BAD').then(
          () => undefined,
          (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
        );
        const report = await engine.check(text);
        return { trouble, finding: report.findings[0]?.message, state: engine.state };
      },
      [PACKAGE, WRONG] as const,
    );
    expect(answer.trouble?.code).toBe(code === '' ? 'crashed' : code);
    expect(answer.trouble?.message).toContain('untouched');
    expect(answer.finding).toMatch(/[a-z]{3}/);
    expect(answer.state).toBe('ready');
  });
}

test('where workers are blocked the engine sits in the page', async ({ page }) => {
  await blank(page, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'; worker-src 'none'");
  const answer = await page.evaluate(
    async ([address, text]) => {
      const { createEngine } = (await import(address)) as Package;
      const engine = await createEngine();
      const report = await engine.check(text);
      return { place: engine.place, errors: report.summary.errors };
    },
    [PACKAGE, WRONG] as const,
  );
  expect(answer).toEqual({ place: 'page', errors: 1 });
});

test('without WebAssembly, or where it is forbidden, the reader is told what to do', async ({ page }) => {
  await blank(page, "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'");
  const start = async (address: string): Promise<unknown> => {
    const { createEngine } = (await import(address)) as Package;
    return createEngine().then(
      () => 'started',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );
  };
  const forbidden = await page.evaluate(start, PACKAGE);
  expect(forbidden).toMatch(/^no-wasm: .*Firefox 115/);
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  expect(await page.evaluate(start, PACKAGE)).toMatch(/^no-wasm: /);
});
