// Builds everything that is given away into dist/: the site, the single file, the element, the iframe page.

import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isWindows, run, say } from './tools.mjs';
import { buildWasm } from './wasm.mjs';

export function build() {
  buildWasm();
  // The site first: it empties dist/.
  for (const mode of ['worker', 'site', 'element', 'single']) {
    say(`Building: ${mode}`);
    run(join('node_modules', '.bin', isWindows ? 'vite.cmd' : 'vite'), ['build', '--logLevel', 'warn', '--mode', mode]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
