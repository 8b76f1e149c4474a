// What stands on the paper before a report does.

import { html, type TemplateResult } from 'lit';
import type { Session } from './session';
import type { Actions } from './actions';

export function emptyPage(session: Session, actions: Actions): TemplateResult {
  return html`<div class="empty">
    <h2>${session.say('empty.title')}</h2>
    <p class="lead">${session.say('empty.lead')}</p>
    <p>${session.say('empty.how')}</p>
    <p class="choices">
      <button class="primary" @click=${() => actions.sample()}>${session.say('empty.sample')}</button>
      <button @click=${() => actions.openFile()}>${session.say('app.open')}</button>
    </p>
    <div class="promise">
      <p><b>${session.say('empty.private')}</b></p>
      <p>${session.say('empty.proof')}</p>
    </div>
  </div>`;
}
