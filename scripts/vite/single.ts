// One self-contained HTML file: script, style, engine and worker inside it, and a policy that lets it connect to nothing.

import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { hash, policy, STYLE_NONCE, withPolicy } from './policy';

const WASM = 'www/engine/pkg/full_bg.wasm';
/** The worker as one classic script, as the `worker` build leaves it. */
export const WORKER = 'target/web/worker.js';

/** Serves the engine and the worker's code as modules, and puts the source that uses them in place of the site's. */
export function engineInside(): Plugin {
  return {
    name: 'gouji:engine-inside',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id.startsWith('virtual:gouji-')) return `\0${id}`;
      if (id === './source' && importer !== undefined) {
        return this.resolve('./source.single', importer, { skipSelf: true });
      }
      return null;
    },
    load(id) {
      if (id === '\0virtual:gouji-wasm') {
        return `export default ${JSON.stringify(readFileSync(WASM).toString('base64'))}`;
      }
      if (id === '\0virtual:gouji-worker') {
        return `export default ${JSON.stringify(readFileSync(WORKER, 'utf8'))}`;
      }
      return null;
    },
  };
}

/** Moves the one script and the one style sheet of the build into the page. */
export function oneFile(name: string): Plugin {
  return {
    name: 'gouji:one-file',
    apply: 'build',
    enforce: 'post',
    // Last of all: before that, imports in the chunks are not in their final form.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const parts = Object.values(bundle);
        const page = parts.find((part) => part.fileName.endsWith('.html'));
        if (page?.type !== 'asset') throw new Error('the single file has no page');
        const scripts = parts.filter((part) => part.type === 'chunk');
        const styles = parts.filter((part) => part.type === 'asset' && part.fileName.endsWith('.css'));
        if (scripts.length !== 1) throw new Error(`the single file wants one script, not ${scripts.length}`);

        const code = insideScript(scripts[0]?.code ?? '');
        const css = styles.map((part) => (part.type === 'asset' ? String(part.source) : '')).join('');
        const html = String(page.source)
          .replace(/\s*<script type="module"[^>]*><\/script>/g, '')
          .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
          .replace(/\s*<link rel="(icon|manifest)"[^>]*>/g, '')
          .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
          .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`);
        const source = withPolicy(
          html,
          policy({
            script: `${hash(code)} 'wasm-unsafe-eval'`,
            style: `${hash(css)} 'nonce-${STYLE_NONCE}'`,
            connect: "'none'",
            worker: 'blob:',
          }),
        );
        for (const part of parts) Reflect.deleteProperty(bundle, part.fileName);
        this.emitFile({ type: 'asset', fileName: name, source });
      },
    },
  };
}

/** Nothing in the script may end it for the HTML reader. Both spellings mean the same inside strings and patterns. */
function insideScript(code: string): string {
  return code.replaceAll(/<(\/script|!--)/gi, String.raw`\x3C$1`);
}
