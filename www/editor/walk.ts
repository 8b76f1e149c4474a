// Getting about by keyboard: from figure to figure, from finding to finding.

import type { EditorView, KeyBinding } from '@codemirror/view';
import { EditorSelection } from '@codemirror/state';
import type { Session } from '../app/session';
import { placeOf } from '../app/index-of-report';
import { lastAtOrBefore } from '../app/places';
import type { Finding, Span16, State } from '../engine/contract';
import { stateWord } from '../app/words';
import { enterCard, openCard } from './cards';

export interface Walk {
  session: Session;
  isFresh: () => boolean;
  /** The findings to walk, in the order of the text. */
  findings: () => readonly Finding[];
  goTo: (finding: Finding) => void;
  announce: (text: string) => void;
}

export function walkKeys(walk: Walk): KeyBinding[] {
  return [
    { key: 'F8', run: (view) => walkFindings(view, walk, 1), shift: (view) => walkFindings(view, walk, -1) },
    // On a Mac these two go from word to word.
    { linux: 'Alt-ArrowRight', win: 'Alt-ArrowRight', run: (view) => walkFigures(view, walk, 1) },
    { linux: 'Alt-ArrowLeft', win: 'Alt-ArrowLeft', run: (view) => walkFigures(view, walk, -1) },
    { key: 'Alt-ArrowDown', run: (view) => walkFigures(view, walk, 1) },
    { key: 'Alt-ArrowUp', run: (view) => walkFigures(view, walk, -1) },
    { key: 'Alt-Enter', run: (view) => cardAtCursor(view, walk) },
    { key: 'Escape', run: closeOpenCard },
  ];
}

/** The next finding after the cursor, round the end. */
export function walkFindings(view: EditorView, walk: Walk, step: 1 | -1): boolean {
  const found = inTextOrder(walk.findings());
  if (found.length === 0) {
    walk.announce(walk.session.say('walk.none'));
    return true;
  }
  const cursor = view.state.selection.main;
  const starts = found.map(({ span }) => span[0]);
  const last = lastAtOrBefore(starts, cursor.from, (start) => start);
  const standing = last >= 0 && starts[last] === cursor.from;
  const next = step > 0 ? last + 1 : standing ? firstAt(starts, last) - 1 : last;
  const target = found[(next + found.length) % found.length];
  if (target) walk.goTo(target.finding);
  return true;
}

/** The next figure that is a datum, or, with `state`, the next of that state; its card opens. */
export function walkFigures(view: EditorView, walk: Walk, step: 1 | -1, state?: State): boolean {
  const { report } = walk.session;
  if (!walk.isFresh() || !report || report.figures.length === 0) return false;
  const { figures } = report;
  const cursor = view.state.selection.main.from;
  let at = lastAtOrBefore(figures, cursor, ({ span }) => span[0]);
  if (step < 0 && at >= 0 && (figures[at]?.span[0] ?? 0) < cursor) at += 1;
  for (let tried = 0; tried < figures.length; tried++) {
    at = (at + step + figures.length) % figures.length;
    const figure = figures[at];
    if (!figure || (state ? figure.state !== state : figure.state === 'plain')) continue;
    select(view, figure.span, at);
    const relations = walk.session.index?.relationsOf(figure).length ?? 0;
    walk.announce(
      walk.session.say('walk.figure', {
        figure: `${figure.text}${figure.unit ?? ''}`,
        state: stateWord(walk.session.settings.lang, figure.state),
        n: relations,
      }),
    );
    return true;
  }
  return false;
}

/** Opens the card of the figure at the cursor; where it stands open already, goes into it. */
function cardAtCursor(view: EditorView, walk: Walk): boolean {
  if (enterCard(view)) return true;
  const at = walk.isFresh() ? (walk.session.index?.figureAt(view.state.selection.main.from) ?? -1) : -1;
  if (at < 0) return false;
  view.dispatch({ effects: openCard.of(at) });
  requestAnimationFrame(() => enterCard(view));
  return true;
}

function closeOpenCard(view: EditorView): boolean {
  if (!view.dom.querySelector('.card')) return false;
  view.dispatch({ effects: openCard.of(undefined) });
  return true;
}

function select(view: EditorView, span: Span16, figure: number): void {
  view.dispatch({
    selection: EditorSelection.single(span[0]),
    effects: openCard.of(figure),
    scrollIntoView: true,
  });
}

function inTextOrder(findings: readonly Finding[]): { finding: Finding; span: Span16 }[] {
  return findings
    .flatMap((finding) => {
      const span = placeOf(finding);
      return span ? [{ finding, span }] : [];
    })
    .sort((a, b) => a.span[0] - b.span[0]);
}

/** Index of the first entry equal to the one at `at`. */
function firstAt(sorted: readonly number[], at: number): number {
  let first = at;
  while (first > 0 && sorted[first - 1] === sorted[at]) first -= 1;
  return first;
}
