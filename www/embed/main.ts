// The iframe page: one <gouji-checker> that fills the frame, and the portal's line to it.

import '../element/define';
import './embed.css';
import type { ToPortal } from './protocol';
import { readMessage } from './protocol';
import { allowedOrigins } from './origins';

const checker = document.createElement('gouji-checker');
document.body.append(checker);

/** The origin that has spoken and may hear; nothing is sent before. */
let portal: string | undefined;
/** The id of the text that is being checked at the portal's wish. */
let asked: string | number | undefined;

function tell(message: ToPortal): void {
  if (portal !== undefined && parent !== self) parent.postMessage(message, portal);
}

const origins = allowedOrigins();

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== parent || parent === self) return;
  const message = readMessage(event.data);
  if (message === undefined) return;
  void origins.then((allowed) => {
    if (!allowed.has(event.origin)) return;
    portal = event.origin;
    switch (message.type) {
      case 'hello':
        tell({ gouji: 1, type: 'ready' });
        tellHeight();
        break;
      case 'ignored':
        checker.ignored = message.fingerprints;
        break;
      case 'check':
        asked = message.id;
        checker.lang = message.options?.lang ?? checker.lang;
        checker.options = message.options ?? {};
        checker.value = message.text;
        break;
    }
  });
});

checker.addEventListener('gouji-report', ({ report }) => {
  // A message holds plain objects only: the report's lists are built here.
  const plain = JSON.parse(JSON.stringify(report)) as typeof report;
  tell({ gouji: 1, type: 'report', report: plain, text: checker.value, id: asked });
  asked = undefined;
});

checker.addEventListener('gouji-error', ({ code, message }) => {
  tell({ gouji: 1, type: 'error', code, message, id: asked });
  asked = undefined;
});

checker.addEventListener('gouji-ignore', ({ finding, ignored }) => {
  tell({ gouji: 1, type: 'ignore', fingerprint: finding.fingerprint, ignored });
});

function tellHeight(): void {
  tell({ gouji: 1, type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) });
}

new ResizeObserver(tellHeight).observe(document.body);
