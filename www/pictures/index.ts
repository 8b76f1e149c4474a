// <gouji-pictures>: the report drawn. Each picture has its data in words below it, each mark leads to its figure.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Actions } from '../app/actions';
import { Watching } from '../app/watching';
import { stageWord } from '../app/words';
import type { Lang, Report, Span16 } from '../engine/contract';
import { shown } from '../export/harmless';
import { drawCoverage, drawPairs, drawReached } from './draw-bars';
import { drawMoney } from './draw-money';
import {
  DATA_STATES,
  coverage,
  indicators,
  moneyFlow,
  projects,
  scores,
  type Pair,
  type Point,
  type Window16,
} from './series';

interface Row {
  label: string;
  value: string;
  span: Span16;
}

interface Picture {
  id: string;
  title: string;
  note: TemplateResult | typeof nothing;
  rows: Row[];
  draw: (width: number) => SVGElement;
}

export class Pictures extends Watching {
  static override properties = {
    ...Watching.properties,
    actions: { attribute: false },
    chosen: { state: true },
    width: { state: true },
  };
  declare actions: Actions;
  /** Which of several pasted reports is drawn. */
  declare chosen: number;
  declare width: number;
  #pictures: Picture[] = [];
  /** What the drawings on the page are of: they are made anew only for something else. */
  #drawn: { report: Report | undefined; lang: Lang } | undefined;
  readonly #measure = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width > 0) this.width = width;
  });

  constructor() {
    super();
    this.chosen = 0;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#measure.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#measure.disconnect();
  }

  override render(): TemplateResult {
    const { session } = this;
    const { report } = session;
    if (!report) return html``;
    this.#pictures = this.#collect();
    return html`
      ${report.parts.length > 1 ? this.#partChoice() : nothing}
      ${this.#pictures.length === 0 ? html`<p class="quiet">${session.say('pictures.none')}</p>` : nothing}
      ${this.#pictures.map(
        ({ id, title, note, rows }) =>
          html`<figure class="picture" aria-label=${title}>
            <figcaption>
              <h3>${title}</h3>
              <span class="quiet">${note}</span>
            </figcaption>
            <div class="drawing" id="drawing-${id}"></div>
            <details>
              <summary>${session.say('pictures.data')}</summary>
              <table>
                <tbody>
                  ${rows.map(
                    ({ label, value, span }) =>
                      html`<tr>
                        <th scope="row">${label}</th>
                        <td class="number">
                          <button
                            class="link"
                            title=${session.say('pictures.goto')}
                            @click=${() => this.#go(span)}
                          >
                            ${value}
                          </button>
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </details>
          </figure>`,
      )}
    `;
  }

  override updated(changed: PropertyValues): void {
    const { report, settings } = this.session;
    const same = report === this.#drawn?.report && settings.lang === this.#drawn?.lang;
    if (this.width === 0 || (same && !changed.has('width') && !changed.has('chosen'))) return;
    this.#drawn = { report, lang: settings.lang };
    for (const picture of this.#pictures) {
      this.querySelector(`#drawing-${picture.id}`)?.replaceChildren(picture.draw(this.width));
    }
  }

  #go(span: Span16): void {
    this.actions.show([span], true);
  }

  #window(): Window16 {
    const { report, text } = this.session;
    const parts = report?.parts ?? [];
    if (parts.length < 2) return [0, text.length + 1];
    return parts[Math.min(this.chosen, parts.length - 1)]?.span ?? [0, text.length + 1];
  }

  #partChoice(): TemplateResult {
    const { session } = this;
    return html`<label class="field row">
      <span>${session.say('pictures.part')}</span>
      <select @change=${(event: Event) => (this.chosen = Number((event.target as HTMLSelectElement).value))}>
        ${session.report?.parts.map(
          (part, at) =>
            html`<option value=${at} ?selected=${at === this.chosen}>
              ${shown(part.title || part.unit || session.say(`kind.${part.kind}`))}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #collect(): Picture[] {
    const pictures = [this.#money(), this.#projects(), this.#indicators(), this.#scores(), this.#coverage()];
    return pictures.filter((picture) => picture !== undefined);
  }

  #money(): Picture | undefined {
    const { session } = this;
    if (!session.report) return undefined;
    const { columns, adjust, rate } = moneyFlow(session.report, this.#window());
    if (columns.length < 2) return undefined;
    const { lang } = session.settings;
    const rows: Row[] = columns.flatMap(({ stage, parts, whole }) => [
      ...(whole
        ? [
            {
              label: `${stageWord(lang, stage)} · ${session.say('pictures.total')}`,
              value: whole.printed,
              span: whole.span,
            },
          ]
        : []),
      ...parts.map(({ part, printed, span }) => ({
        label: `${stageWord(lang, stage)} · ${session.say(`subject.${part}`)}`,
        value: printed,
        span,
      })),
    ]);
    if (adjust) rows.push({ label: stageWord(lang, 'adjust'), value: adjust.printed, span: adjust.span });
    if (rate) {
      rows.push({ label: session.say('measure.execution-rate'), value: rate.printed, span: rate.span });
    }
    const points = columns.flatMap(({ whole, parts }) => [whole, ...parts]);
    return {
      id: 'money',
      title: session.say('pictures.money'),
      note: columns.some(({ parts }) => parts.length > 1)
        ? html`<i class="key basic"></i>${session.say('subject.basic')}
            <i class="key project"></i>${session.say('subject.project')} ${this.#disputedKey(points)}`
        : this.#disputedKey(points),
      rows,
      draw: (width) => drawMoney(session, columns, { adjust, rate }, width, (span) => this.#go(span)),
    };
  }

  /** Explains the red marks where there are any. */
  #disputedKey(points: readonly (Point | undefined)[]): TemplateResult | typeof nothing {
    if (!points.some((point) => point?.disputed)) return nothing;
    return html`<i class="key disputed"></i>✗ ${this.session.say('state.disputed')}`;
  }

  #pairs(id: 'projects' | 'scores', pairs: Pair[], words: [string, string]): Picture | undefined {
    const { session } = this;
    if (pairs.length === 0) return undefined;
    const title = session.say(`pictures.${id}`);
    const safe = pairs.map((pair) => ({ ...pair, name: shown(pair.name) }));
    return {
      id,
      title,
      note: html`<i class="key basic"></i>${words[1]} <i class="key outlined"></i>${words[0]}
        ${this.#disputedKey(safe.flatMap(({ first, second }) => [first, second]))}`,
      rows: safe.flatMap(({ name, first, second }) => [
        ...(first ? [{ label: `${name} · ${words[0]}`, value: first.printed, span: first.span }] : []),
        ...(second ? [{ label: `${name} · ${words[1]}`, value: second.printed, span: second.span }] : []),
      ]),
      draw: (width) => drawPairs(session, title, words, safe, width, (span) => this.#go(span)),
    };
  }

  #projects(): Picture | undefined {
    const { session } = this;
    if (!session.report) return undefined;
    const words: [string, string] = [session.say('pictures.budget'), session.say('pictures.spent')];
    return this.#pairs('projects', projects(session.report, this.#window()), words);
  }

  #scores(): Picture | undefined {
    const { session } = this;
    if (!session.report) return undefined;
    const words: [string, string] = [session.say('measure.weight'), session.say('measure.score')];
    return this.#pairs('scores', scores(session.report, this.#window()), words);
  }

  #indicators(): Picture | undefined {
    const { session } = this;
    const reached = session.report ? indicators(session.report, this.#window()) : [];
    if (reached.length === 0) return undefined;
    const safe = reached.map((one) => ({ ...one, name: shown(one.name) }));
    return {
      id: 'indicators',
      title: session.say('pictures.indicators'),
      note: html`<i class="key basic"></i>${session.say('pictures.met')}
        <i class="key project"></i>${session.say('pictures.unmet')} <i class="key goal"></i>${session.say(
          'measure.target',
        )}`,
      rows: safe.flatMap(({ name, operator, target, actual }) => [
        {
          label: `${name} · ${session.say('measure.target')}`,
          value: `${operator}${target.printed}`,
          span: target.span,
        },
        { label: `${name} · ${session.say('measure.actual')}`, value: actual.printed, span: actual.span },
      ]),
      draw: (width) => drawReached(session, safe, width, (span) => this.#go(span)),
    };
  }

  #coverage(): Picture | undefined {
    const { session } = this;
    if (!session.report) return undefined;
    const sections = coverage(session.report, this.#window(), session.say('pictures.opening'));
    if (sections.length === 0) return undefined;
    const safe = sections.map((section) => ({ ...section, title: shown(section.title.trim()) }));
    return {
      id: 'share',
      title: session.say('pictures.share'),
      note: html`${DATA_STATES.map((state) => html`<i class="key ${state}"></i>${session.say(`state.${state}`)} `)}`,
      rows: safe.flatMap(({ title, counts, firsts }) =>
        DATA_STATES.flatMap((state) => {
          const span = firsts[state];
          return span
            ? [{ label: `${title} · ${session.say(`state.${state}`)}`, value: String(counts[state]), span }]
            : [];
        }),
      ),
      draw: (width) => drawCoverage(session, safe, width, (span) => this.#go(span)),
    };
  }
}

if (!customElements.get('gouji-pictures')) customElements.define('gouji-pictures', Pictures);
