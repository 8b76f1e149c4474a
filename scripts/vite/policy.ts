// Puts the Content-Security-Policy into the page: the browser, not a promise, keeps the text on the machine.

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * The editor makes its style sheet while it runs, and shows this nonce for it. It guards styles only: no script is ever
 * let in by a nonce.
 */
export const STYLE_NONCE = 'gouji-style';

export interface Sources {
  readonly script: string;
  readonly style: string;
  readonly connect: string;
  readonly worker: string;
  readonly frame?: string;
}

/** The site: its own files and nothing else. */
export const SITE: Sources = {
  script: "'self' 'wasm-unsafe-eval'",
  style: `'self' 'nonce-${STYLE_NONCE}'`,
  connect: "'self'",
  worker: "'self'",
};

export function policy(sources: Sources): string {
  return [
    "default-src 'none'",
    `script-src ${sources.script}`,
    `style-src ${sources.style}`,
    'img-src data: blob:',
    `connect-src ${sources.connect}`,
    `worker-src ${sources.worker}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

export function metaOf(content: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${content}" />`;
}

/** First in the head, since a policy binds only what comes after it. */
export function withPolicy(html: string, content: string): string {
  return html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1\n    ${metaOf(content)}`);
}

export function sitePolicy(): Plugin {
  return {
    name: 'gouji:site-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, policy(SITE)) },
  };
}
