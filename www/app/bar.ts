// <gouji-bar>: the slim bar on top.

import { html, nothing, type TemplateResult } from 'lit';
import type { Actions, ExportKind } from './actions';
import { Watching } from './watching';

const EXPORTS: readonly ExportKind[] = ['html', 'findings', 'facts', 'json'];

export class Bar extends Watching {
  static override properties = {
    ...Watching.properties,
    actions: { attribute: false },
    exporting: { state: true },
  };
  declare actions: Actions;
  declare exporting: boolean;

  override render(): TemplateResult {
    const { session, actions } = this;
    const none = !session.report;
    return html`<header class="bar">
      <h1>
        <span class="wordmark">勾稽</span> <span class="latin">Gouji</span>
        <span class="sub">${session.say('app.sub')}</span>
      </h1>
      <nav aria-label=${session.say('app.name')}>
        <button @click=${() => actions.openFile()}>${session.say('app.open')}</button>
        <button class="roomy" @click=${() => actions.sample()}>${session.say('app.sample')}</button>
        <button ?disabled=${session.blank} @click=${() => actions.clear()}>
          ${session.say('app.clear')}
        </button>
        <span class="gap"></span>
        <button class="primary" ?disabled=${none} @click=${() => actions.memo()}>
          ${session.say('app.memo')}
        </button>
        ${this.#exportMenu(none)}
        <button
          class="icon roomy"
          aria-label=${session.say(isDark() ? 'app.light' : 'app.dark')}
          title=${session.say(isDark() ? 'app.light' : 'app.dark')}
          @click=${() => this.#switchTheme()}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"></circle>
            <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"></path>
          </svg>
        </button>
        <button
          class="roomy"
          lang=${session.settings.lang === 'zh' ? 'en' : 'zh-CN'}
          @click=${() => this.#switchLanguage()}
        >
          ${session.say('app.language')}
        </button>
        <button
          class="icon roomy"
          aria-label=${session.say('app.keys')}
          title=${session.say('app.keys')}
          @click=${() => actions.keys()}
        >
          ?
        </button>
        <button @click=${() => actions.settings()}>${session.say('app.settings')}</button>
      </nav>
    </header>`;
  }

  #exportMenu(none: boolean): TemplateResult {
    const { session, actions } = this;
    const pick = (what: () => void) => (): void => {
      this.exporting = false;
      this.querySelector<HTMLElement>('.menu > button')?.focus();
      what();
    };
    return html`<span
      class="menu"
      @keydown=${(event: KeyboardEvent) => this.#menuKey(event)}
      @focusout=${(event: FocusEvent) => this.#menuLeft(event)}
    >
      <button
        aria-expanded=${this.exporting ? 'true' : 'false'}
        aria-controls="export-menu"
        ?disabled=${none}
        @click=${() => (this.exporting = !this.exporting)}
      >
        ${session.say('app.export')} <span aria-hidden="true">▾</span>
      </button>
      ${
        this.exporting
          ? html`<ul id="export-menu">
              ${EXPORTS.map(
                (kind) =>
                  html`<li>
                    <button @click=${pick(() => actions.save(kind))}>${session.say(`export.${kind}`)}</button>
                  </li>`,
              )}
              <li><button @click=${pick(() => actions.print())}>${session.say('export.print')}</button></li>
            </ul>`
          : nothing
      }
    </span>`;
  }

  #menuKey(event: KeyboardEvent): void {
    if (!this.exporting) return;
    const items = [...this.querySelectorAll<HTMLElement>('.menu button')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') {
      this.exporting = false;
      items[0]?.focus();
    } else if (event.key === 'ArrowDown') items[Math.min(at + 1, items.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') items[Math.max(at - 1, 0)]?.focus();
    else return;
    event.preventDefault();
  }

  #menuLeft(event: FocusEvent): void {
    const menu = event.currentTarget as HTMLElement;
    if (!menu.contains(event.relatedTarget as Node | null)) this.exporting = false;
  }

  #switchTheme(): void {
    void this.session.set({ theme: isDark() ? 'light' : 'dark' });
  }

  #switchLanguage(): void {
    void this.session.set({ lang: this.session.settings.lang === 'zh' ? 'en' : 'zh' });
  }
}

function isDark(): boolean {
  return document.documentElement.dataset.theme === 'dark';
}

if (!customElements.get('gouji-bar')) customElements.define('gouji-bar', Bar);
