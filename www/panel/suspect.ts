// The figure that is most likely wrong, and what would be right: the same words in the list and on a card.

import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../app/session';
import type { Span16, Suspect } from '../engine/contract';
import { shown } from '../export/harmless';

/** `link`: the class of the button that leads to the figure, as each place styles its links. */
export function suspectLine(
  session: Session,
  { span, value, why }: Suspect,
  link: string,
  go: (span: Span16) => void,
): TemplateResult {
  return html`<p class="suspect">
    <b>${session.say('card.suspect')}</b>
    <button class="${link} number" @click=${() => go(span)}>
      ${shown(session.text.slice(span[0], span[1]))}</button
    >${value === '' ? nothing : html` → <b class="number">${shown(value)}</b>`}
    ${why === '' ? nothing : html`<span class="why">${shown(why)}</span>`}
  </p>`;
}

/** “Use this value”, where there is one to use. */
export function useButton(
  session: Session,
  suspect: Suspect,
  use: (suspect: Suspect) => void,
): TemplateResult | typeof nothing {
  if (suspect.value === '') return nothing;
  return html`<button class="use" @click=${() => use(suspect)}>
    ${session.say('card.use', { value: shown(suspect.value) })}
  </button>`;
}
