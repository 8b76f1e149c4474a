import type { Engine, Finding, Options, Report } from '../engine/types';
import { createEngine, EngineError } from '../engine';
import { GoujiErrorEvent, GoujiIgnoreEvent, GoujiReportEvent, GoujiSelectEvent } from './events';
import { sheet } from './sheet';
import { View } from './view';
import { wordsFor } from './words';
import type { Words } from './words';

/** Typing rests this long before the text is checked again. */
const REST_MS = 200;

/**
 * Checks the figures of a budget-performance report in the page it stands in; nothing leaves the machine.
 *
 * The text is what is typed into the element, its `value`, its own text content, or a `<textarea>` of the host that
 * `for` names.
 *
 * @attr lang - `zh` (default) or `en`, of the element's words and the findings
 * @attr for - id of a host's `<textarea>` to check instead of a text field of the element's own
 * @attr rules-off - ids of rules that stay silent, parted by blanks
 * @fires gouji-report - a check has ended; `event.report`
 * @fires gouji-select - the reader went to a finding; `event.finding`
 * @fires gouji-ignore - a finding was set aside or taken back; `event.finding`, `event.ignored`
 * @fires gouji-error - the engine could not do what was asked; `event.code`, `event.message`
 * @csspart text, verdict, findings, finding, error, warning, note, severity, title, message, suspect, ignore
 * @cssprop --gouji-ink, --gouji-faint, --gouji-ground, --gouji-line, --gouji-accent, --gouji-error, --gouji-warning, --gouji-font
 */
export class GoujiChecker extends HTMLElement {
  static readonly observedAttributes = ['lang', 'for', 'rules-off'];

  readonly #view: View;
  #engine: Promise<Engine> | undefined;
  #field: HTMLTextAreaElement | undefined;
  #options: Options = {};
  #ignored = new Set<string>();
  #report: Report | undefined;
  #due: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheet()];
    this.#view = new View(root, {
      edited: () => this.#checkSoon(REST_MS),
      go: (finding) => this.#go(finding),
      setAside: (finding, ignored) => this.#setAside(finding, ignored),
    });
  }

  /** The text to check. */
  get value(): string {
    return (this.#field ?? this.#view.text).value;
  }

  set value(text: string) {
    (this.#field ?? this.#view.text).value = text;
    this.#checkSoon(0);
  }

  /** Everything that changes what a check says; `lang` and `rules-off` of the element are added to it. */
  get options(): Options {
    return this.#options;
  }

  set options(options: Options) {
    this.#options = options;
    this.#checkSoon(0);
  }

  /** Fingerprints of findings the reader has set aside. */
  get ignored(): readonly string[] {
    return [...this.#ignored];
  }

  set ignored(fingerprints: Iterable<string>) {
    this.#ignored = new Set(fingerprints);
    this.#draw();
  }

  /** What the last check said. */
  get report(): Report | undefined {
    return this.#report;
  }

  connectedCallback(): void {
    this.#bind();
    this.#view.speak(this.#words);
    this.#view.say(this.#words.empty);
    // Once, and only where nothing was set already: the text between the tags.
    if (this.#field === undefined && this.#view.text.value === '') {
      this.#view.text.value = (this.textContent ?? '').trim();
    }
    if (this.value !== '') this.#checkSoon(0);
  }

  disconnectedCallback(): void {
    this.#unbind();
    clearTimeout(this.#due);
    this.#running?.abort();
    void this.#engine?.then(
      (engine) => engine.dispose(),
      () => undefined,
    );
    this.#engine = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'for') this.#bind();
    this.#view.speak(this.#words);
    this.#checkSoon(0);
  }

  /** Checks the text now, and resolves to what was found. */
  async check(): Promise<Report> {
    clearTimeout(this.#due);
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const text = this.value;
    const busy = setTimeout(() => this.#view.say(this.#words.busy), REST_MS);
    try {
      this.#engine ??= createEngine(this.#lang);
      const engine = await this.#engine;
      await engine.configure(this.#optionsInForce());
      const report = await engine.check(text, { signal: running.signal });
      this.#report = report;
      clearTimeout(busy);
      this.#draw(text);
      this.dispatchEvent(new GoujiReportEvent(report));
      return report;
    } finally {
      clearTimeout(busy);
    }
  }

  get #lang(): 'zh' | 'en' {
    return this.lang.toLowerCase().startsWith('en') ? 'en' : 'zh';
  }

  get #words(): Words {
    return wordsFor(this.#lang);
  }

  #optionsInForce(): Options {
    const off = (this.getAttribute('rules-off') ?? '').split(/\s+/).filter((id) => id !== '');
    return {
      ...this.#options,
      lang: this.#options.lang ?? this.#lang,
      rules_off: [...(this.#options.rules_off ?? []), ...off],
    };
  }

  #checkSoon(wait: number): void {
    clearTimeout(this.#due);
    if (!this.isConnected) return;
    this.#due = setTimeout(() => {
      // Nothing was ever there to check; an emptied text, though, is checked like any other.
      if (this.value === '' && this.#report === undefined) return;
      this.check().catch((error: unknown) => this.#trouble(error));
    }, wait);
  }

  #trouble(error: unknown): void {
    if (!(error instanceof EngineError)) {
      // A check that a newer text overtook.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      throw error;
    }
    // An engine that never came up is worth another try at the next check.
    if (error.code === 'load' || error.code === 'no-wasm') this.#engine = undefined;
    this.#report = undefined;
    this.#view.clear();
    this.#view.say(error.message, true);
    this.dispatchEvent(new GoujiErrorEvent(error.code, error.message));
  }

  #draw(text = this.value): void {
    if (this.#report !== undefined) this.#view.show(this.#report, this.#ignored, this.#words, text);
  }

  #go(finding: Finding): void {
    const place = finding.spans[0];
    if (!this.dispatchEvent(new GoujiSelectEvent(finding)) || place === undefined) return;
    const field = this.#field ?? this.#view.text;
    field.focus();
    field.setSelectionRange(place.start, place.end);
    scrollTo(field, place.start);
  }

  #setAside(finding: Finding, ignored: boolean): void {
    if (ignored) this.#ignored.add(finding.fingerprint);
    else this.#ignored.delete(finding.fingerprint);
    this.#draw();
    this.dispatchEvent(new GoujiIgnoreEvent(finding, ignored));
  }

  readonly #hostEdited = (): void => this.#checkSoon(REST_MS);

  #bind(): void {
    this.#unbind();
    const id = this.getAttribute('for');
    if (id === null) return;
    const field = (this.getRootNode() as Document | ShadowRoot).getElementById(id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    this.#field = field;
    field.addEventListener('input', this.#hostEdited);
  }

  #unbind(): void {
    this.#field?.removeEventListener('input', this.#hostEdited);
    this.#field = undefined;
  }
}

/** A text field scrolls to its selection only when typed into: the share of the text is near enough. */
function scrollTo(field: HTMLTextAreaElement, at: number): void {
  const share = at / Math.max(field.value.length, 1);
  field.scrollTop = share * field.scrollHeight - field.clientHeight / 2;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-checker': GoujiChecker;
  }
}
