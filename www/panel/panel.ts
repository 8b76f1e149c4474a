// <gouji-panel>: what stands beside the text. Findings at once; pictures and data when somebody looks.

import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../app/actions';
import { Watching } from '../app/watching';
import './findings';

type Tab = 'findings' | 'pictures' | 'facts';
const TABS: readonly Tab[] = ['findings', 'pictures', 'facts'];

export class Panel extends Watching {
  static override properties = {
    ...Watching.properties,
    actions: { attribute: false },
    tab: { state: true },
    folded: { state: true },
    drawn: { state: true },
  };
  declare actions: Actions;
  declare tab: Tab;
  /** On a phone the panel is a sheet that folds down to its tabs. */
  declare folded: boolean;
  /** Tabs whose code has been loaded. */
  declare drawn: ReadonlySet<Tab>;

  constructor() {
    super();
    this.tab = 'findings';
    this.folded = false;
    this.drawn = new Set<Tab>(['findings']);
  }

  override render(): TemplateResult {
    const { session } = this;
    return html`<section class="panel" aria-label=${session.say('panel.label')} ?data-folded=${this.folded}>
      <div class="tabs">
        <div
          role="tablist"
          aria-label=${session.say('panel.label')}
          @keydown=${(event: KeyboardEvent) => this.#tabKey(event)}
        >
          ${TABS.map((tab) => this.#tab(tab))}
        </div>
        <button
          class="fold icon"
          aria-expanded=${!this.folded}
          aria-label=${session.say(this.folded ? 'panel.expand' : 'panel.collapse')}
          @click=${() => (this.folded = !this.folded)}
        >
          <span aria-hidden="true">${this.folded ? '▴' : '▾'}</span>
        </button>
      </div>
      <div
        class="sheet"
        role="tabpanel"
        id="panel-${this.tab}"
        aria-labelledby="tab-${this.tab}"
        ?hidden=${this.folded}
        tabindex="-1"
      >
        <h2 class="hidden">${session.say(`panel.${this.tab}`)}</h2>
        ${this.#content()}
      </div>
    </section>`;
  }

  open(tab: Tab): void {
    this.folded = false;
    this.tab = tab;
    if (this.drawn.has(tab)) return;
    const loading = tab === 'pictures' ? import('../pictures') : import('./facts');
    loading.then(
      () => (this.drawn = new Set([...this.drawn, tab])),
      () => this.session.tell(this.session.say('pictures.failed')),
    );
  }

  #tab(tab: Tab): TemplateResult {
    const { session } = this;
    const count = tab === 'findings' && session.report ? session.open.length : undefined;
    return html`<button
      role="tab"
      id="tab-${tab}"
      aria-controls=${this.tab === tab ? `panel-${tab}` : nothing}
      aria-selected=${this.tab === tab}
      tabindex=${this.tab === tab ? 0 : -1}
      @click=${() => this.open(tab)}
    >
      ${session.say(`panel.${tab}`)}${count === undefined ? nothing : html` <b>${count}</b>`}
    </button>`;
  }

  #tabKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(this.tab) + step + TABS.length) % TABS.length] as Tab;
    this.open(next);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  }

  #content(): TemplateResult {
    const { session, actions } = this;
    if (!this.drawn.has(this.tab)) return html`<p class="quiet">${session.say('pictures.loading')}</p>`;
    switch (this.tab) {
      case 'findings':
        return html`<gouji-findings .session=${session} .actions=${actions}></gouji-findings>`;
      case 'pictures':
        return html`<gouji-pictures .session=${session} .actions=${actions}></gouji-pictures>`;
      case 'facts':
        return html`<gouji-facts .session=${session} .actions=${actions}></gouji-facts>`;
    }
  }
}

if (!customElements.get('gouji-panel')) customElements.define('gouji-panel', Panel);
