// Where the engines' code comes from on a web server: files beside the page. The single-file build puts
// `source.single.ts` in this file's place.

import type { Glue } from './core';

export interface Source {
  compile(): Promise<WebAssembly.Module>;
  startWorker(): Worker;
  /** For the page itself, where it may have no worker. */
  glue(): Promise<Glue>;
}

/** All that a first view needs: checks in Chinese, with the options as they are where nobody has set any. */
export const LIGHT: Source = {
  compile: () => compile(new URL('./pkg/light_bg.wasm', import.meta.url)),
  startWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gouji' }),
  glue: () => import('./pkg/light.js'),
};

/** English, options, a portal's wording rules and the rules' own pages besides. */
export const FULL: Source = {
  compile: () => compile(new URL('./pkg/full_bg.wasm', import.meta.url)),
  startWorker: () => new Worker(new URL('./worker-full.ts', import.meta.url), { type: 'module', name: 'gouji' }),
  glue: () => import('./pkg/full.js'),
};

async function compile(address: URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address.pathname}`);
  // Intranet servers that know no type for .wasm are common, and streaming insists on the right one.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
