// Builds everything that is given away into dist/: the site, the single file, the element, the iframe page.

import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isWindows, run, say } from './tools.mjs';
import { buildWasm } from './wasm.mjs';

export function build() {
  buildWasm();
  vite('The worker', 'worker');
  // The site first: it empties dist/.
  vite('The site', 'site');
  vite('The single file', 'single');
  vite('The element', 'element');
  run(bin('tsc'), ['--project', 'tsconfig.element.json']);
  copyFileSync('www/element/npm-package.json', 'dist/element/package.json');
  for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(licence, join('dist/element', licence));
}

function vite(what, mode) {
  say(what);
  run(bin('vite'), ['build', '--logLevel', 'warn', '--mode', mode]);
}

function bin(name) {
  return join('node_modules', '.bin', isWindows ? `${name}.cmd` : name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
