// Where the engine's code comes from in the single file: out of the file itself, since `file://` serves no other. Nothing
// is downloaded here, and so the full engine is the only one.

import wasm from 'virtual:gouji-wasm';
import workerCode from 'virtual:gouji-worker';
import type { Source } from './source';

export const FULL: Source = {
  compile() {
    const text = atob(wasm);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
    return WebAssembly.compile(bytes);
  },

  startWorker() {
    const address = URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' }));
    try {
      return new Worker(address, { name: 'gouji' });
    } finally {
      // The worker has the address already; browsers start the load before the constructor returns.
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }
  },

  glue: () => import('./pkg/full.js'),
};

export const LIGHT = FULL;
