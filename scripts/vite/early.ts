// Has the browser fetch the light engine beside the page's script, and not only once that script runs.

import type { Plugin } from 'vite';

export function early(): Plugin {
  return {
    name: 'gouji:early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!filename.endsWith('index.html')) return html;
        const engine = Object.keys(bundle ?? {}).find((name) => /(^|\/)light_bg-.*\.wasm$/.test(name));
        if (engine === undefined) throw new Error('the site has no light engine');
        const preload = `<link rel="preload" href="./${engine}" as="fetch" type="application/wasm" crossorigin />`;
        return html.replace('<title>', () => `${preload}\n    <title>`);
      },
    },
  };
}
