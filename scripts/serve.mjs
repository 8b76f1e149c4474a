// A small web server for static folders: what `npm start` and the tests serve dist/ with. For one machine, not for a network.

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The header a server should send: it binds the worker too, which a page's own <meta> does not. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-gouji-style'; " +
  "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; " +
  "form-action 'none'; base-uri 'none'";

/**
 * Serves `folders` (address prefix → folder), every answer with `headers(path)` besides.
 * Resolves to `{ origin, close }` once it listens; port 0 takes any free one.
 */
export function serve(folders, { port = 0, headers = () => ({}) } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = await locate(folders, path);
    if (found === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      ...headers(path),
    });
    response.end(await readFile(found));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      resolve({ origin: `http://localhost:${server.address().port}`, close: () => server.close() });
    });
  });
}

async function locate(folders, path) {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    const wanted = normalize(join(folder, path.slice(prefix.length)));
    if (wanted !== normalize(folder) && !wanted.startsWith(normalize(folder + sep))) continue;
    for (const candidate of [wanted, join(wanted, 'index.html')]) {
      const about = await stat(candidate).catch(() => undefined);
      if (about?.isFile()) return candidate;
    }
  }
  return undefined;
}
