import { html } from 'lit';
import type { Session } from '../app/session';
import type { Key } from '../i18n/catalogue';
import { openDialog } from './dialog';

const KEYS: readonly (readonly [keys: string, does: Key])[] = [
  ['F8 / Shift F8', 'keys.findings'],
  ['Alt ↓ / Alt ↑', 'keys.figures'],
  ['Alt Enter', 'keys.card'],
  ['Esc', 'keys.escape'],
  ['Ctrl F', 'keys.find'],
  ['Ctrl Z', 'keys.undo'],
];

export function openKeys(session: Session): void {
  openDialog(
    session,
    'keys.title',
    'keys',
    (dialog) =>
      html`<div class="page">
        <header>
          <h2>${session.say('keys.title')}</h2>
          <button
            class="icon"
            autofocus
            aria-label=${session.say('app.close')}
            @click=${() => dialog.close()}
          >
            ×
          </button>
        </header>
        <dl class="keylist">
          ${KEYS.map(
            ([keys, does]) =>
              html`<div>
                <dt><kbd>${keys}</kbd></dt>
                <dd>${session.say(does)}</dd>
              </div>`,
          )}
        </dl>
      </div>`,
  );
}
