// Setting a finding aside asks for the reason, so that whoever reads the list later knows why.

import { html } from 'lit';
import type { Session } from '../app/session';
import type { Finding } from '../engine/contract';
import { shown } from '../export/harmless';
import { openDialog } from './dialog';

export function askIgnore(session: Session, finding: Finding): void {
  openDialog(session, 'ignore.title', 'ask', (dialog) => {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const reason = form.get('reason');
      if (form.has('keep') !== session.settings.keepIgnores)
        void session.set({ keepIgnores: form.has('keep') });
      session.ignore(finding, typeof reason === 'string' ? reason.trim() : '');
      dialog.close();
    };
    return html`<form class="page" @submit=${submit}>
      <header><h2>${session.say('ignore.title')}</h2></header>
      <p>${shown(finding.title)}</p>
      <label class="field">
        <span>${session.say('ignore.reason')}</span>
        <input
          name="reason"
          type="text"
          maxlength="200"
          autocomplete="off"
          autofocus
          placeholder=${session.say('ignore.placeholder')}
        />
      </label>
      <label class="check">
        <input name="keep" type="checkbox" ?checked=${session.settings.keepIgnores} />
        <span>${session.say('ignore.keep')}</span>
      </label>
      <footer>
        <button type="button" @click=${() => dialog.close()}>${session.say('app.cancel')}</button>
        <button class="primary" type="submit">${session.say('finding.ignore')}</button>
      </footer>
    </form>`;
  });
}
