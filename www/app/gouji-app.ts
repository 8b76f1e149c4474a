// <gouji-app>: the page. It lays out the parts and carries what one of them asks to the others.

import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Finding, Suspect } from '../engine/contract';
import { TextLedger } from '../editor/text-ledger';
import '../panel/panel';
import { shown } from '../export/harmless';
import type { Actions, ExportKind } from './actions';
import './bar';
import { emptyPage } from './empty';
import { pickFile } from './files';
import { dataIn } from './index-of-report';
import { openFile } from './open-file';
import { applyTheme } from './theme';
import './verdict';
import { Watching } from './watching';

/** The width below which the panel is a sheet at the foot; the same as in narrow.css. */
const narrow = window.matchMedia('(max-width: 760px)');

export class App extends Watching {
  static override properties = { ...Watching.properties, dropping: { state: true } };
  declare dropping: boolean;

  readonly #text = createRef<TextLedger>();
  readonly #live = createRef<HTMLElement>();
  #drawn: unknown;
  #spoken = '';
  #ignored = 0;
  #fetching = false;

  readonly actions: Actions = {
    show: (spans, card) => this.#text.value?.show(spans, card),
    goTo: (finding) => this.#goTo(finding),
    useValue: (suspect: Suspect) => this.#text.value?.useValue(suspect),
    explain: (rule) =>
      this.#fetch(import('../panel/rule-dialog'), ({ openRule }) => openRule(this.session, rule)),
    ignore: (finding) =>
      this.#fetch(import('../panel/ignore-dialog'), ({ askIgnore }) => askIgnore(this.session, finding)),
    walkFindings: (step) => this.#text.value?.walkFindings(step),
    walkFigures: (state) => this.#text.value?.walkFigures(1, state),
    openFile: () => void this.#open(),
    sample: () => this.#fetch(import('../sample/sample'), ({ sampleText }) => this.#replace(sampleText)),
    clear: () => this.#clear(),
    memo: () => this.#fetch(import('../panel/memo-dialog'), ({ openMemo }) => openMemo(this.session)),
    settings: () =>
      this.#fetch(import('../panel/settings-dialog'), ({ openSettings }) => openSettings(this.session)),
    keys: () => this.#fetch(import('../panel/keys-dialog'), ({ openKeys }) => openKeys(this.session)),
    save: (kind) => void this.#save(kind),
    print: () => window.print(),
  };

  constructor() {
    super();
    this.dropping = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The report must be drawn in the very turn in which it comes: its offsets are those of this text.
    this.session.watch(() => this.#follow());
    window.addEventListener('keydown', (event) => this.#key(event));
  }

  override firstUpdated(): void {
    const { session } = this;
    this.#text.value?.open({
      session,
      edited: (read, length) => session.edited(read, length),
      findings: () => session.listed,
      goTo: (finding) => this.#goTo(finding),
      explain: (rule) => this.actions.explain(rule),
      announce: (text) => this.#announce(text),
    });
    void this.updateComplete.then(() => {
      this.#follow();
      if (session.keptText !== '') this.#replace(session.keptText);
      this.#text.value?.focus();
      void session.begin().then(() => this.#text.value?.loadSearch());
    });
  }

  override render(): TemplateResult {
    const { session, actions } = this;
    const { notice } = session;
    return html`
      <button class="skip" @click=${() => this.#text.value?.focus()}>${session.say('app.skip')}</button>
      <gouji-bar .session=${session} .actions=${actions}></gouji-bar>
      <gouji-verdict .session=${session} .actions=${actions}></gouji-verdict>
      <main
        ?data-blank=${session.blank}
        @dragover=${(event: DragEvent) => this.#dragged(event)}
        @dragleave=${() => (this.dropping = false)}
        @drop=${(event: DragEvent) => void this.#dropped(event)}
      >
        <div class="paper">
          <gouji-text ${ref(this.#text)} ?data-blank=${session.blank}></gouji-text>
          ${session.blank ? emptyPage(session, actions) : nothing}
          ${this.dropping ? html`<p class="drop">${session.say('app.dropHere')}</p>` : nothing}
        </div>
        ${session.blank ? nothing : html`<gouji-panel .session=${session} .actions=${actions}></gouji-panel>`}
      </main>
      <div class="hidden" aria-live="polite" ${ref(this.#live)}></div>
      ${
        notice
          ? html`<div class="notice" role="status">
              <span>${notice.text}</span>
              ${
                notice.undo
                  ? html`<button
                      @click=${() => {
                        notice.undo?.();
                        session.dismiss();
                      }}
                    >
                      ${session.say('app.undo')}
                    </button>`
                  : nothing
              }
              <button class="icon" aria-label=${session.say('app.close')} @click=${() => session.dismiss()}>
                ×
              </button>
            </div>`
          : nothing
      }
    `;
  }

  /** Brings the editor and the document up to the session. */
  #follow(): void {
    const { session } = this;
    const { settings, report } = session;
    applyTheme(settings.theme);
    if (this.#spoken !== settings.lang) {
      this.#spoken = settings.lang;
      document.documentElement.lang = settings.lang === 'zh' ? 'zh-CN' : 'en';
      document.title = `${session.say('app.name')} · ${session.say('app.sub')}`;
      this.#text.value?.speak(session);
    }
    if (report !== this.#drawn) {
      this.#drawn = report;
      this.#ignored = session.ignores.size;
      this.#text.value?.draw(report, session.open);
      if (report) this.#announceVerdict();
    } else if (report && session.ignores.size !== this.#ignored) {
      this.#ignored = session.ignores.size;
      this.#text.value?.redraw(report, session.open);
    }
  }

  #goTo(finding: Finding): void {
    this.session.choose(finding);
    const claims = finding.spans.filter(({ role }) => role === 'claim');
    const others = finding.spans.filter(({ role }) => role !== 'claim');
    const spans = [...claims, ...others].map(({ start, end }) => [start, end] as const);
    // On a phone the finding itself stands right below the text: its card would only cover the place.
    this.#text.value?.show(spans, !narrow.matches);
    this.#announce(`${this.session.say(`severity.${finding.severity}`)}：${finding.title}`);
  }

  /** What a first view goes without is fetched when it is first asked for; a browser asks no second time for what failed. */
  #fetch<Part>(part: Promise<Part>, use: (part: Part) => void): void {
    // A key pressed again while the first is being answered would open the same dialog twice.
    if (this.#fetching) return;
    this.#fetching = true;
    void part
      .then(use, () => this.session.tell(this.session.say('app.notFetched')))
      .finally(() => (this.#fetching = false));
  }

  #replace(text: string): void {
    this.#text.value?.replaceAll(text);
    this.#text.value?.focus();
  }

  #clear(): void {
    const text = this.#text.value?.text ?? '';
    if (text === '') return;
    this.#replace('');
    this.session.tell(this.session.say('app.cleared'), () => this.#replace(text));
  }

  async #open(): Promise<void> {
    const file = await pickFile('.txt,.md,.csv,.html,.htm,.docx,text/*');
    if (file) await this.#read(file);
  }

  async #read(file: File): Promise<void> {
    const text = await openFile(this.session, file);
    if (text !== undefined) this.#replace(text);
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  async #dropped(event: DragEvent): Promise<void> {
    this.dropping = false;
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    await this.#read(file);
    if (others.length > 0) {
      this.session.tell(this.session.say('app.oneFile', { name: shown(file.name), n: others.length }));
    }
  }

  async #save(kind: ExportKind): Promise<void> {
    try {
      const { saveAs } = await import('../export/save-as');
      saveAs(this.session, kind);
    } catch (error) {
      this.session.tell(this.session.say('export.failed', { why: String(error) }));
    }
  }

  /** Walking the findings works wherever the keyboard is. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'F8' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.actions.walkFindings(event.shiftKey ? -1 : 1);
  }

  #announceVerdict(): void {
    const summary = this.session.report?.summary;
    if (!summary) return;
    this.#announce(this.session.say('verdict.announce', { ...summary, data: dataIn(summary) }));
  }

  #announce(text: string): void {
    if (this.#live.value) this.#live.value.textContent = text;
  }
}

if (!customElements.get('gouji-app')) customElements.define('gouji-app', App);
