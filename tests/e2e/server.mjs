// Serves the built site for the tests, with the policy a server should send.

import { POLICY, serve } from '../../scripts/serve.mjs';

await serve(
  { '/bench/': 'target/web/bench', '/portal/element/': 'dist/element', '/gouji/': 'dist', '/portal/': 'examples/portal', '/': 'dist' },
  {
    port: 4173,
    headers: (path) => (path.startsWith('/portal/') ? {} : { 'Content-Security-Policy': POLICY }),
  },
);

// A portal of another origin.
await serve({ '/': 'tests/e2e/pages' }, { port: 4174 });
