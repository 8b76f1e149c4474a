// The settings, in sections; each change takes effect at once.

import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../app/session';
import type { Key } from '../i18n/catalogue';
import type { Theme } from '../app/settings';
import { dataSection } from './settings-data';
import { openDialog, type OpenDialog } from './dialog';
import { profileSection } from './settings-profile';
import { rulesSection } from './settings-rules';
import { wordingSection } from './settings-wording';

const SECTIONS = ['look', 'profile', 'rules', 'wording', 'data'] as const;
type Section = (typeof SECTIONS)[number];

/** What the sections share: the session, and the dialog to draw again. */
export interface SettingsView {
  session: Session;
  dialog: OpenDialog;
  /** Words the list of rules is searched by. */
  ruleWords: string;
}

export function openSettings(session: Session): void {
  let section: Section = 'look';
  const view = { session, ruleWords: '' } as SettingsView;
  openDialog(session, 'settings.title', 'settings', (dialog) => {
    view.dialog = dialog;
    return page(view, section, (next) => {
      section = next;
      if (section === 'rules') void session.learnRules();
      dialog.redraw();
    });
  });
}

function page(view: SettingsView, section: Section, choose: (section: Section) => void): TemplateResult {
  const { session, dialog } = view;
  const trouble = session.trouble?.message === 'trouble.options' ? session.trouble : undefined;
  return html`<div class="page">
    <header>
      <h2>${session.say('settings.title')}</h2>
      <button class="icon" aria-label=${session.say('app.close')} @click=${() => dialog.close()}>×</button>
    </header>
    <div class="sections">
      <nav aria-label=${session.say('settings.title')}>
        ${SECTIONS.map(
          (name) =>
            html`<button aria-current=${name === section} @click=${() => choose(name)}>
              ${session.say(`settings.${name}`)}
            </button>`,
        )}
      </nav>
      <div class="section">
        ${
          trouble
            ? html`<p class="trouble" role="alert">${session.say(trouble.message)} ${trouble.detail}</p>`
            : nothing
        }
        ${content(view, section)}
      </div>
    </div>
  </div>`;
}

function content(view: SettingsView, section: Section): TemplateResult {
  switch (section) {
    case 'look':
      return lookSection(view);
    case 'profile':
      return profileSection(view);
    case 'rules':
      return rulesSection(view);
    case 'wording':
      return wordingSection(view);
    case 'data':
      return dataSection(view);
  }
}

function lookSection({ session }: SettingsView): TemplateResult {
  const { lang, theme } = session.settings;
  const themes: readonly (readonly [Theme, Key])[] = [
    ['auto', 'settings.auto'],
    ['light', 'app.light'],
    ['dark', 'app.dark'],
  ];
  return html`
    <fieldset>
      <legend>${session.say('settings.language')}</legend>
      <label class="check"
        ><input
          type="radio"
          name="lang"
          .checked=${lang === 'zh'}
          @change=${() => void session.set({ lang: 'zh' })}
        /><span lang="zh-CN">中文</span></label
      >
      <label class="check"
        ><input
          type="radio"
          name="lang"
          .checked=${lang === 'en'}
          @change=${() => void session.set({ lang: 'en' })}
        /><span lang="en">English</span></label
      >
    </fieldset>
    <fieldset>
      <legend>${session.say('settings.theme')}</legend>
      ${themes.map(
        ([value, word]) =>
          html`<label class="check"
            ><input
              type="radio"
              name="theme"
              .checked=${theme === value}
              @change=${() => void session.set({ theme: value })}
            /><span>${session.say(word)}</span></label
          >`,
      )}
    </fieldset>
  `;
}
