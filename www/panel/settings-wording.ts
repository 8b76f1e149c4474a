// The portal's own wording rules: where a pattern matches, a message.

import { html, type TemplateResult } from 'lit';
import type { Severity, Wording } from '../engine/contract';
import { SEVERITIES } from '../engine/contract';
import type { SettingsView } from './settings-dialog';

export function wordingSection({ session }: SettingsView): TemplateResult {
  const { wording } = session.settings;
  const set = (next: readonly Wording[]): Promise<boolean> => session.set({ wording: [...next] });
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    if (text('pattern') === '' || text('message') === '') return;
    const taken = new Set(wording.map(({ id }) => id));
    let number = wording.length + 1;
    while (taken.has(`wording-${number}`)) number += 1;
    const accepted = await set([
      ...wording,
      {
        id: `wording-${number}`,
        pattern: text('pattern'),
        message: text('message'),
        severity: text('severity'),
      },
    ]);
    if (accepted) form.reset();
  };
  return html`
    <p class="quiet">${session.say('settings.wordingHelp')}</p>
    <ul class="wording">
      ${wording.map(
        (rule) =>
          html`<li>
            <code>${rule.pattern}</code>
            <span
              >${rule.message}
              <small class="quiet">${session.say(`severity.${rule.severity as Severity}`)}</small></span
            >
            <button
              class="icon"
              aria-label=${session.say('settings.wordingRemove')}
              title=${session.say('settings.wordingRemove')}
              @click=${() => void set(wording.filter((other) => other !== rule))}
            >
              ×
            </button>
          </li>`,
      )}
    </ul>
    <form class="add" @submit=${(event: SubmitEvent) => void add(event)}>
      <label class="field">
        <span>${session.say('settings.wordingPattern')}</span>
        <input name="pattern" type="text" required maxlength="500" autocomplete="off" spellcheck="false" />
      </label>
      <label class="field">
        <span>${session.say('settings.wordingMessage')}</span>
        <input name="message" type="text" required maxlength="200" autocomplete="off" />
      </label>
      <label class="field">
        <span>${session.say('settings.wordingSeverity')}</span>
        <select name="severity">
          ${[...SEVERITIES]
            .reverse()
            .map(
              (severity) => html`<option value=${severity}>${session.say(`severity.${severity}`)}</option>`,
            )}
        </select>
      </label>
      <button type="submit">${session.say('settings.wordingAdd')}</button>
    </form>
  `;
}
