// Writes sw.js: the service worker with the list of this build's files, so that the page works without a network.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function offline(): Plugin {
  return {
    name: 'gouji:offline',
    apply: 'build',
    enforce: 'post',
    // Last of all: before that, imports in the chunks are not in their final form.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle)
          .filter((name) => !name.endsWith('.map'))
          .sort();
        const digest = createHash('sha256');
        for (const name of files) {
          const part = bundle[name];
          digest.update(name).update(part?.type === 'chunk' ? part.code : (part?.source ?? ''));
        }
        const source = readFileSync('www/offline/sw.js', 'utf8')
          .replace("'VERSION'", JSON.stringify(digest.digest('hex').slice(0, 16)))
          .replace("['FILES']", JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
