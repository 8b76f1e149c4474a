// A rule's own page: what it checks, why, on what basis.

import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../app/session';
import { openDialog, type OpenDialog } from './dialog';

export function openRule(session: Session, id: string): void {
  void session.learnRules();
  openDialog(session, 'finding.explain', 'rule', (dialog) => page(session, id, dialog));
}

function page(session: Session, id: string, dialog: OpenDialog): TemplateResult {
  const rule = session.rules.find((known) => known.id === id);
  const off = session.settings.rulesOff.includes(id);
  const part = (key: 'checks' | 'why' | 'basis', text: string): TemplateResult | typeof nothing =>
    text === ''
      ? nothing
      : html`<dt>${session.say(`rule.${key}`)}</dt>
          <dd>${text}</dd>`;
  const example = (key: 'fires' | 'quiet', text: string): TemplateResult | typeof nothing =>
    text === ''
      ? nothing
      : html`<dt>${session.say(`rule.${key}`)}</dt>
          <dd><blockquote>${text}</blockquote></dd>`;
  return html`<div class="page">
    <header>
      <h2>${rule?.title ?? id}</h2>
      <button class="icon" aria-label=${session.say('app.close')} @click=${() => dialog.close()}>×</button>
    </header>
    <p class="id">
      <code>${id}</code>${rule ? html` · ${session.say(`severity.${rule.severity}`)}` : nothing}
    </p>
    ${
      rule
        ? html`<dl>
            ${part('checks', rule.checks)} ${part('why', rule.why)} ${part('basis', rule.basis)}
            ${example('fires', rule.fires)} ${example('quiet', rule.quiet)}
          </dl>`
        : html`<p>${session.say(session.rules.length > 0 ? 'rule.unknown' : 'rule.loading')}</p>`
    }
    <footer>
      <button @click=${() => switchRule(session, id, !off, dialog)}>
        ${session.say(off ? 'rule.on' : 'rule.off')}
      </button>
      <button class="primary" autofocus @click=${() => dialog.close()}>${session.say('app.close')}</button>
    </footer>
  </div>`;
}

function switchRule(session: Session, id: string, off: boolean, dialog: OpenDialog): void {
  const others = session.settings.rulesOff.filter((known) => known !== id);
  void session.set({ rulesOff: off ? [...others, id] : others });
  dialog.redraw();
}
