// The rules, each to be switched off and on.

import { html, type TemplateResult } from 'lit';
import type { RuleInfo } from '../engine';
import { familyWord } from '../app/words';
import { openRule } from './rule-dialog';
import type { SettingsView } from './settings-dialog';
import { valueOf } from './settings-profile';

export function rulesSection(view: SettingsView): TemplateResult {
  const { session } = view;
  const { rulesOff } = session.settings;
  if (session.rules.length === 0) return html`<p class="quiet">${session.say('settings.noRules')}</p>`;
  const words = view.ruleWords.toLowerCase().split(/\s+/).filter(Boolean);
  const found = session.rules.filter((rule) => {
    const text = `${rule.id} ${rule.title} ${rule.checks}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return html`
    <div class="tools">
      <input
        type="search"
        aria-label=${session.say('settings.ruleSearch')}
        placeholder=${session.say('settings.ruleSearch')}
        .value=${view.ruleWords}
        @input=${(event: Event) => {
          view.ruleWords = valueOf(event);
          view.dialog.redraw();
        }}
      />
      <span class="quiet"
        >${session.say('settings.rulesOff', { n: rulesOff.length, total: session.rules.length })}</span
      >
      <button ?disabled=${rulesOff.length === 0} @click=${() => void session.set({ rulesOff: [] })}>
        ${session.say('settings.rulesOn')}
      </button>
    </div>
    ${[...new Set(found.map(({ family }) => family))].map(
      (family) =>
        html`<h3>${familyWord(session.settings.lang, family)}</h3>
          <ul class="rules">
            ${found.filter((rule) => rule.family === family).map((rule) => one(view, rule))}
          </ul>`,
    )}
  `;
}

function one({ session }: SettingsView, rule: RuleInfo): TemplateResult {
  const { rulesOff } = session.settings;
  const off = rulesOff.includes(rule.id);
  const flip = (): void => {
    void session.set({ rulesOff: off ? rulesOff.filter((id) => id !== rule.id) : [...rulesOff, rule.id] });
  };
  return html`<li>
    <label class="check">
      <input type="checkbox" .checked=${!off} @change=${flip} />
      <span>${rule.title} <small class="quiet">${session.say(`severity.${rule.severity}`)}</small></span>
    </label>
    <button class="link" @click=${() => openRule(session, rule.id)}>${session.say('finding.explain')}</button>
  </li>`;
}
