// <gouji-findings>: what a reviewer must be told, and what has been set aside.

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Actions } from '../app/actions';
import type { Ignore } from '../app/ignores';
import { keyOf, placeOf } from '../app/index-of-report';
import { Watching } from '../app/watching';
import type { Finding, Severity } from '../engine/contract';
import { shown } from '../export/harmless';
import { exportIgnores, importIgnores } from './ignore-files';
import { suspectLine, useButton } from './suspect';

const SEVERITIES: readonly (Severity | 'all')[] = ['all', 'error', 'warning', 'note'];
const PAGE = 100;

export class Findings extends Watching {
  static override properties = {
    ...Watching.properties,
    actions: { attribute: false },
    most: { state: true },
  };
  declare actions: Actions;
  declare most: number;

  constructor() {
    super();
    this.most = PAGE;
  }

  override render(): TemplateResult {
    const { session } = this;
    if (!session.report) {
      const word = session.phase === 'checking' ? 'verdict.checking' : 'verdict.unchecked';
      return html`<p class="quiet">${session.say(word)}</p>`;
    }
    const { listed } = session;
    return html`
      ${session.report.findings.length > 0 ? this.#tools() : this.#clean()}
      ${
        listed.length === 0 && session.report.findings.length > 0
          ? html`<p class="quiet">${session.say('finding.none')}</p>`
          : nothing
      }
      <ol class="findings">
        ${repeat(listed.slice(0, this.most), keyOf, (finding) => this.#finding(finding))}
      </ol>
      ${
        listed.length > this.most
          ? html`<button class="more" @click=${() => (this.most += PAGE)}>
              ${session.say('finding.more', { n: Math.min(PAGE, listed.length - this.most) })}
            </button>`
          : nothing
      }
      ${this.#ignored()} ${this.#unread()}
    `;
  }

  /** Where the keyboard stands before the list changes under it. */
  override willUpdate(): void {
    const entry = document.activeElement?.closest('gouji-findings li');
    const list = entry?.parentElement;
    this.#held = entry && list ? { entry, list, at: [...list.children].indexOf(entry) } : undefined;
  }

  override updated(): void {
    this.#keepKeyboard();
    const current = this.querySelector('[aria-current="true"]');
    if (current !== this.#shownCurrent) current?.scrollIntoView({ block: 'nearest' });
    this.#shownCurrent = current;
  }

  #shownCurrent: Element | null = null;
  #held: { entry: Element; list: Element; at: number } | undefined;

  /** Where its entry is gone, set aside or brought back, the keyboard goes on at the next one, and not to the page's top. */
  #keepKeyboard(): void {
    if (!this.#held || this.#held.entry.isConnected) return;
    const { list, at } = this.#held;
    const next = list.children[Math.min(at, list.children.length - 1)];
    const target =
      next?.querySelector('button') ??
      list.closest('.ignored')?.querySelector('summary') ??
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    target?.focus();
  }

  #tools(): TemplateResult {
    const { session } = this;
    const { filter } = session;
    return html`<div class="tools" role="search">
      <input
        type="search"
        aria-label=${session.say('finding.search')}
        placeholder=${session.say('finding.search')}
        .value=${filter.words}
        @input=${(event: Event) => session.look({ words: (event.target as HTMLInputElement).value })}
      />
      <select
        aria-label=${session.say('settings.wordingSeverity')}
        .value=${filter.severity}
        @change=${(event: Event) =>
          session.look({ severity: (event.target as HTMLSelectElement).value as Severity | 'all' })}
      >
        ${SEVERITIES.map(
          (severity) =>
            html`<option value=${severity} ?selected=${filter.severity === severity}>
              ${session.say(severity === 'all' ? 'finding.all' : `severity.${severity}`)}
            </option>`,
        )}
      </select>
      <select
        aria-label=${session.say('finding.order')}
        @change=${(event: Event) => session.look({ order: (event.target as HTMLSelectElement).value as 'place' })}
      >
        <option value="severity" ?selected=${filter.order === 'severity'}>
          ${session.say('finding.bySeverity')}
        </option>
        <option value="place" ?selected=${filter.order === 'place'}>${session.say('finding.byPlace')}</option>
      </select>
      <span class="steps">
        <button
          class="icon"
          aria-label=${session.say('finding.previous')}
          title=${session.say('finding.previous')}
          @click=${() => this.actions.walkFindings(-1)}
        >
          ↑
        </button>
        <button
          class="icon"
          aria-label=${session.say('finding.next')}
          title=${session.say('finding.next')}
          @click=${() => this.actions.walkFindings(1)}
        >
          ↓
        </button>
      </span>
    </div>`;
  }

  #clean(): TemplateResult {
    const { session } = this;
    const summary = session.report?.summary;
    return html`<div class="allclear">
      <p class="big">${session.say('finding.clean')}</p>
      <p>${session.say('finding.cleanNote', { proved: summary?.proved ?? 0, read: summary?.read ?? 0 })}</p>
    </div>`;
  }

  #finding(finding: Finding): TemplateResult {
    const { session, actions } = this;
    const { suspect } = finding;
    return html`<li class="finding ${finding.severity}" aria-current=${session.current === keyOf(finding)}>
      <p class="where">
        <span class="sign ${finding.severity}" aria-hidden="true"></span
        ><span class="severity">${session.say(`severity.${finding.severity}`)}</span>
        <span class="place">${this.#place(finding)}</span>
      </p>
      <h3><button class="go" @click=${() => actions.goTo(finding)}>${shown(finding.title)}</button></h3>
      <p class="message">${shown(finding.message)}</p>
      ${suspect ? suspectLine(session, suspect, 'link', (span) => actions.show([span], true)) : nothing}
      <p class="actions">
        ${suspect ? useButton(session, suspect, (taken) => actions.useValue(taken)) : nothing}
        <button @click=${() => actions.explain(finding.rule)}>${session.say('finding.explain')}</button>
        <button @click=${() => actions.ignore(finding)}>${session.say('finding.ignore')}</button>
      </p>
    </li>`;
  }

  #place(finding: Finding): string {
    const span = placeOf(finding);
    const { places } = this.session;
    if (!span || !places) return '';
    const line = this.session.say('place.line', { line: places.line(span[0]) });
    const heading = shown(places.heading(span[0]));
    return heading === '' ? line : `${heading} · ${line}`;
  }

  #ignored(): TemplateResult | typeof nothing {
    const { session } = this;
    const entries = session.ignores.entries();
    const here = new Map(session.report?.findings.map((finding) => [finding.fingerprint, finding]));
    const present = entries.filter(({ fingerprint }) => here.has(fingerprint));
    return html`<details
      class="ignored"
      ?hidden=${entries.length === 0 && (session.report?.findings.length ?? 0) === 0}
    >
      <summary>${session.say('ignore.section')} <b>${present.length}</b></summary>
      <ul>
        ${present.map((entry) => this.#ignoredOne(entry, here.get(entry.fingerprint) as Finding))}
      </ul>
      ${
        entries.length > present.length
          ? html`<p class="quiet">
              ${session.say('ignore.elsewhere', { n: entries.length - present.length })}
            </p>`
          : nothing
      }
      <p class="actions">
        <button ?disabled=${entries.length === 0} @click=${() => exportIgnores(session)}>
          ${session.say('ignore.export')}
        </button>
        <button @click=${() => void importIgnores(session)}>${session.say('ignore.import')}</button>
      </p>
    </details>`;
  }

  #ignoredOne(entry: Ignore, finding: Finding): TemplateResult {
    const { session } = this;
    return html`<li>
      <button class="go" @click=${() => this.actions.goTo(finding)}>${shown(finding.title)}</button>
      <span class="reason"
        >${entry.reason === '' ? session.say('ignore.noReason') : shown(entry.reason)}</span
      >
      <button @click=${() => session.restore(entry.fingerprint)}>${session.say('ignore.restore')}</button>
    </li>`;
  }

  #unread(): TemplateResult | typeof nothing {
    const { session, actions } = this;
    const unread = session.report?.unread ?? [];
    if (unread.length === 0) return nothing;
    return html`<details class="unread">
      <summary>${session.say('finding.unread')} <b>${unread.length}</b></summary>
      <ul>
        ${unread.slice(0, PAGE).map(
          ({ span, reason }) =>
            html`<li>
              <button class="go" @click=${() => actions.show([span])}>
                ${session.say('place.line', { line: session.places?.line(span[0]) ?? 0 })}
              </button>
              <span class="reason">${shown(reason)}</span>
            </li>`,
        )}
      </ul>
    </details>`;
  }
}

if (!customElements.get('gouji-findings')) customElements.define('gouji-findings', Findings);
