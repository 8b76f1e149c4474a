// `npm start`: installs what is missing, builds, serves dist/ on this machine and says where.

import process from 'node:process';
import { node, packages, rust, wasmBindgen } from './prerequisites.mjs';
import { POLICY, serve } from './serve.mjs';
import { Missing } from './tools.mjs';

const PORT = Number(process.env.PORT ?? 8080);

try {
  node();
  packages();
  rust();
  wasmBindgen();
  const { build } = await import('./build.mjs');
  build();
  const { origin } = await listen(PORT);
  console.log(`\n勾稽 Gouji: ${origin}/\n  单文件版 single file: dist/gouji.html\n  (Ctrl+C 结束 ends it)`);
} catch (error) {
  console.error(`\n${error instanceof Missing ? error.message : (error.stack ?? error)}`);
  process.exit(1);
}

/** The port asked for, or any free one where somebody has it already. */
async function listen(port) {
  const folders = { '/portal/element/': 'dist/element', '/portal/': 'examples/portal', '/': 'dist' };
  const headers = (path) => (path.startsWith('/portal/') ? {} : { 'Content-Security-Policy': POLICY });
  try {
    return await serve(folders, { port, headers });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return serve(folders, { headers });
  }
}
