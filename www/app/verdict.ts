// <gouji-verdict>: the one line that says how the report stands.

import { html, nothing, type TemplateResult } from 'lit';
import type { Severity, State, Summary } from '../engine/contract';
import { dataIn } from './index-of-report';
import type { Actions } from './actions';
import { Watching } from './watching';

const STATES: readonly State[] = ['proved', 'disputed', 'read'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export class Verdict extends Watching {
  static override properties = { ...Watching.properties, actions: { attribute: false } };
  declare actions: Actions;

  override render(): TemplateResult {
    const { session } = this;
    const long = session.phase === 'checking' && session.progress > 0;
    return html`
      <section aria-label=${session.say('verdict.label')}>
        <div class="verdict" aria-busy=${session.phase === 'checking'}>
          ${session.report ? this.#counts() : html`<p class="waiting">${this.#waiting()}</p>`}
          ${
            long
              ? html`<span class="progress">
                  <progress
                    max="1"
                    .value=${session.progress}
                    aria-label=${session.say('verdict.checking')}
                  ></progress>
                  <button @click=${() => session.cancel()}>${session.say('app.cancel')}</button>
                </span>`
              : nothing
          }
        </div>
        ${this.#share()} ${this.#trouble()}
      </section>
    `;
  }

  #waiting(): string {
    const { session } = this;
    if (session.phase === 'starting') return session.say('verdict.starting');
    if (session.phase === 'checking') return session.say('verdict.checking');
    return session.say(session.blank && session.phase !== 'broken' ? 'verdict.ready' : 'verdict.unchecked');
  }

  #counts(): TemplateResult {
    const { session } = this;
    const summary = session.report?.summary;
    if (!summary) return html``;
    const data = dataIn(summary);
    return html`
      <p class="states">
        <span class="count total" title=${session.say('verdict.plain', { n: summary.plain })}
          ><b>${data}</b> ${session.say('verdict.figures')}</span
        >
        ${STATES.map((state) => this.#state(state, summary[state as 'proved' | 'disputed' | 'read']))}
        ${data === 0 ? html`<span class="nothing">${session.say('verdict.nothing')}</span>` : nothing}
      </p>
      <p class="severities">
        ${
          session.open.length === 0 && data > 0 && summary.disputed === 0
            ? html`<span class="clean">✓ ${session.say('verdict.clean')}</span>`
            : SEVERITIES.map((severity) => this.#severity(severity))
        }
      </p>
    `;
  }

  #state(state: State, count: number): TemplateResult {
    const { session } = this;
    const word = session.say(`state.${state}`);
    return html`<button
      class="count ${state}"
      ?disabled=${count === 0}
      title=${`${session.say(`state.${state as 'proved' | 'disputed' | 'read'}.means`)} ${session.say('verdict.next')}`}
      @click=${() => this.actions.walkFigures(state)}
    >
      <span class="swatch ${state}" aria-hidden="true"></span>${word} <b>${count}</b>${
        state === 'proved' && count > 0
          ? html`<span class="percent">${session.report?.summary.share}%</span>`
          : nothing
      }
    </button>`;
  }

  #severity(severity: Severity): TemplateResult {
    const { session } = this;
    const count = session.open.filter((finding) => finding.severity === severity).length;
    const word = session.say(`severities.${severity}`);
    return html`<button
      class="count ${severity}"
      ?disabled=${count === 0}
      aria-pressed=${session.filter.severity === severity}
      title=${session.say('verdict.filter', { severity: word })}
      @click=${() => session.look({ severity: session.filter.severity === severity ? 'all' : severity })}
    >
      <span class="sign ${severity}" aria-hidden="true"></span>${word} <b>${count}</b>
    </button>`;
  }

  /** The thin bar: the share of the data that other figures prove. */
  #share(): TemplateResult {
    const { session } = this;
    const share = session.report?.summary.share ?? '';
    const disputed = session.report ? disputedShare(session.report.summary) : 0;
    return html`<div
      class="share"
      role="img"
      ?hidden=${share === ''}
      aria-label=${session.say('verdict.shareOf', { share })}
    >
      <svg width="100%" height="4" preserveAspectRatio="none" viewBox="0 0 100 4" aria-hidden="true">
        <rect class="proved" width=${Number(share) || 0} height="4"></rect>
        <rect class="disputed" x=${Number(share) || 0} width=${disputed} height="4"></rect>
      </svg>
    </div>`;
  }

  #trouble(): TemplateResult | typeof nothing {
    const { session } = this;
    const { trouble } = session;
    if (!trouble) return nothing;
    return html`<div class="trouble" role="alert">
      <p>
        ${session.say(trouble.message)}
        ${trouble.detail ? html`<span class="detail">${trouble.detail}</span>` : nothing}
      </p>
      ${
        trouble.cure
          ? html`<button @click=${() => void session.retry()}>${session.say('app.retry')}</button>`
          : html`<button @click=${() => session.calm()}>${session.say('app.dismiss')}</button>`
      }
    </div>`;
  }
}

function disputedShare(summary: Summary): number {
  const data = dataIn(summary);
  return data === 0 ? 0 : (summary.disputed / data) * 100;
}

if (!customElements.get('gouji-verdict')) customElements.define('gouji-verdict', Verdict);
