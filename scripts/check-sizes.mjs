// What a reader downloads, with brotli: prints it beside the bars, and fails over what has been reached so far.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';

const KB = 1024;
const BARS = { engine: 200 * KB, firstView: 350 * KB };
// Lower these as the engine gets smaller. They went up once, from 312 and 425 to 364 and 475, when the engine learnt to reckon whatever the words.
const REACHED = { engine: 332 * KB, firstView: 444 * KB };

const squeezed = (path) =>
  brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** The full engine and its worker come when something asks for them. */
const WANTED_LATER = /^(?:full_bg|worker-full)\b/;

/** The files a page needs before it is of use: what its head names, what that imports at once, worker and engine. */
function firstView(page) {
  const folder = dirname(page);
  const seen = new Set([page]);
  const waiting = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\.[^"]+\.(?:js|css))"/g)].map(([, path]) =>
    join(folder, path),
  );
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    if (!path.endsWith('.js')) continue;
    const code = readFileSync(path, 'utf8');
    for (const [, name] of code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g)) waiting.push(join(dirname(path), name));
    for (const [, name] of code.matchAll(/new URL\(\s*["'`]([^"'`]+\.(?:wasm|js))["'`]/g)) {
      const asset = join(dirname(path), name);
      if (existsSync(asset) && !WANTED_LATER.test(basename(asset))) waiting.push(asset);
    }
  }
  return [...seen];
}

const view = firstView('dist/index.html').map((path) => ({ path, size: squeezed(path) }));
const engine = view.find(({ path }) => path.endsWith('.wasm'));
if (engine === undefined) throw new Error('the page names no engine');
const total = view.reduce((sum, { size }) => sum + size, 0);
const rest = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !view.some((part) => part.path === path))
  .map((path) => ({ path, size: squeezed(path) }));

const line = ({ path, size }) => `  ${String(size).padStart(8)}  ${path}`;
console.log(`First view, bytes with brotli:\n${view.map(line).join('\n')}`);
console.log(`Loaded when wanted, or by other faces:\n${rest.map(line).join('\n')}`);

let over = 0;
for (const [what, size, bar, reached] of [
  ['engine', engine.size, BARS.engine, REACHED.engine],
  ['first view', total, BARS.firstView, REACHED.firstView],
]) {
  if (size > reached) over += 1;
  const verdict = size <= bar ? 'ok' : size <= reached ? 'over the bar, within what was reached' : 'OVER';
  console.log(`${verdict} — ${what}: ${(size / KB).toFixed(1)} KB; bar ${bar / KB} KB, reached ${reached / KB} KB`);
}
process.exit(over === 0 ? 0 : 1);
