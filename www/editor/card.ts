// The proof card: everything that binds one figure, as formulas whose numbers lead to their places.

import { html, nothing, type TemplateResult } from 'lit';
import type { Figure, Finding, Relation, Span16, Suspect } from '../engine/contract';
import type { Session } from '../app/session';
import { piecesOf } from '../app/formula';
import { factWords, stateWord, verdictWord } from '../app/words';
import { shown } from '../export/harmless';
import { suspectLine, useButton } from '../panel/suspect';

/** What a card can ask of the page. */
export interface CardActions {
  jump(span: Span16): void;
  useValue(suspect: Suspect): void;
  explain(rule: string): void;
  close(): void;
}

const MOST_RELATIONS = 12;

export function card(session: Session, at: number, actions: CardActions): TemplateResult | typeof nothing {
  const { index, report } = session;
  const figure = report?.figures[at];
  if (!index || !figure) return nothing;
  const relations = index.relationsOf(figure);
  const findings = index.findingsOf(figure).filter(({ fingerprint }) => !session.ignores.has(fingerprint));
  const fact = index.factOf(at);
  const { lang } = session.settings;
  return html`
    <header>
      <span class="value"><bdi>${shown(figure.text)}</bdi>${unitOf(figure)}</span>
      <span class="state ${figure.state}">${stateWord(lang, figure.state)}</span>
      <button class="close" aria-label=${session.say('card.close')} @click=${() => actions.close()}>×</button>
      ${fact ? html`<p class="meaning">${shown(factWords(lang, fact))}</p>` : nothing}
    </header>
    ${findings.map((finding) => complaint(session, finding, relations, actions))}
    ${
      relations.length > 0
        ? html`<ul class="relations">
            ${relations.slice(0, MOST_RELATIONS).map((relation) => proof(session, relation, figure, actions))}
          </ul>`
        : html`<p class="unbound">
            ${session.say(figure.state === 'plain' ? 'card.plain' : 'state.read.means')}
          </p>`
    }
    ${
      relations.length > MOST_RELATIONS
        ? html`<p class="unbound">${session.say('card.more', { n: relations.length - MOST_RELATIONS })}</p>`
        : nothing
    }
  `;
}

function unitOf(figure: Figure): string {
  const unit = figure.unit ?? '';
  return unit === '' || figure.text.trim().endsWith(unit) ? '' : ` ${unit}`;
}

function complaint(
  session: Session,
  finding: Finding,
  relations: readonly Relation[],
  actions: CardActions,
): TemplateResult {
  const { suspect } = finding;
  const failed = relations.find(({ rule, verdict }) => rule === finding.rule && verdict === 'fails');
  return html`<section class="complaint ${finding.severity}">
    <p class="title">
      <span class="severity ${finding.severity}">${session.say(`severity.${finding.severity}`)}</span>
      ${shown(finding.title)}
    </p>
    ${
      failed
        ? html`<dl>
            ${row(session.say('card.stated'), statedBy(session, failed))}
            ${row(session.say('card.computed'), failed.computed)}
            ${row(session.say('card.difference'), failed.difference.replace(/^-/, ''))}
          </dl>`
        : html`<p>${shown(finding.message)}</p>`
    }
    ${suspect ? suspectLine(session, suspect, 'place', (span) => actions.jump(span)) : nothing}
    <p class="actions">
      ${suspect ? useButton(session, suspect, (taken) => actions.useValue(taken)) : nothing}
      <button @click=${() => actions.explain(finding.rule)}>${session.say('finding.explain')}</button>
    </p>
  </section>`;
}

/** What the relation claims, as the report prints it: the claim is the first of its figures. */
function statedBy(session: Session, { spans: [claim], stated }: Relation): string {
  return claim ? session.text.slice(...claim) : stated;
}

function row(term: string, value: string): TemplateResult | typeof nothing {
  return value === ''
    ? nothing
    : html`<div>
        <dt>${term}</dt>
        <dd class="number">${shown(value)}</dd>
      </div>`;
}

function proof(session: Session, relation: Relation, figure: Figure, actions: CardActions): TemplateResult {
  const report = session.report;
  if (!report) return html``;
  const { pieces, rest } = piecesOf(relation, report, session.settings.lang);
  const link = (span: Span16, text: string): TemplateResult =>
    span[0] === figure.span[0]
      ? html`<b class="number self">${shown(text)}</b>`
      : html`<button
          class="place number"
          title=${placeTitle(session, span)}
          @click=${() => actions.jump(span)}
        >
          ${shown(text)}
        </button>`;
  return html`<li class=${relation.verdict}>
    <span class="verdict">${verdictWord(session.settings.lang, relation.verdict)}</span>
    <span class="formula">
      ${pieces.map(({ text, span }) => (span ? link(span, text) : html`<span>${shown(text)}</span>`))}
      ${rest
        .filter((span) => span[0] !== figure.span[0])
        .map((span) => html`<span class="also">${link(span, session.text.slice(span[0], span[1]))}</span>`)}
    </span>
  </li>`;
}

function placeTitle(session: Session, span: Span16): string {
  return session.places ? session.say('place.line', { line: session.places.line(span[0]) }) : '';
}
