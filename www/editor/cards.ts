// Where proof cards appear: at the figure under the pointer, and at the one the reader chose by click or keyboard.

import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, closeHoverTooltips, hoverTooltip, showTooltip, type Tooltip } from '@codemirror/view';
import { render } from 'lit';
import type { Session } from '../app/session';
import { card, type CardActions } from './card';

/** Opens the card of a figure, by its index; `undefined` closes it. */
export const openCard = StateEffect.define<number | undefined>();

/** The actions of a card, without the one that the editor itself performs. */
export type PageActions = Omit<CardActions, 'close'>;

export function cards(session: Session, actions: PageActions, isFresh: () => boolean): Extension {
  const tooltip = (at: number, pinned: boolean): Tooltip | null => {
    const figure = isFresh() ? session.report?.figures[at] : undefined;
    if (!figure) return null;
    return {
      pos: figure.span[0],
      end: figure.span[1],
      above: false,
      create: (view) => ({ dom: draw(view, session, at, pinned, actions) }),
    };
  };

  const pinned = StateField.define<Tooltip | null>({
    create: () => null,
    update(open, transaction) {
      let next = transaction.docChanged ? null : open;
      for (const effect of transaction.effects) {
        if (effect.is(openCard)) next = effect.value === undefined ? null : tooltip(effect.value, true);
      }
      return next;
    },
    provide: (field) => showTooltip.from(field),
  });

  const hovered = hoverTooltip(
    (view, offset) => {
      const at = figureWithMeaning(session, isFresh, offset);
      const open = view.state.field(pinned);
      const figure = session.report?.figures[at];
      if (!figure || open?.pos === figure.span[0]) return null;
      return tooltip(at, false);
    },
    { hoverTime: 350, hideOnChange: true },
  );

  const clicked = EditorView.domEventHandlers({
    click(event, view) {
      if (!view.state.selection.main.empty) return false;
      const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const at = offset === null ? -1 : figureWithMeaning(session, isFresh, offset);
      const open = view.state.field(pinned) !== null;
      if (at >= 0) view.dispatch({ effects: [openCard.of(at), closeHoverTooltips] });
      else if (open) view.dispatch({ effects: openCard.of(undefined) });
      return false;
    },
  });

  return [pinned, hovered, clicked];
}

/** Index of the datum at an offset: what is no datum has no card. */
function figureWithMeaning(session: Session, isFresh: () => boolean, offset: number): number {
  if (!isFresh() || !session.index || !session.report) return -1;
  const at = session.index.figureAt(offset);
  return session.report.figures[at]?.state === 'plain' ? -1 : at;
}

function draw(
  view: EditorView,
  session: Session,
  at: number,
  pinned: boolean,
  actions: PageActions,
): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'card';
  dom.setAttribute('role', 'dialog');
  dom.setAttribute(
    'aria-label',
    session.say('card.label', { figure: session.report?.figures[at]?.text ?? '' }),
  );
  if (!pinned) dom.dataset.hover = '';
  const close = (): void => {
    view.dispatch({ effects: [openCard.of(undefined), closeHoverTooltips] });
    view.focus();
  };
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  render(card(session, at, { ...actions, close }), dom);
  return dom;
}

/** Puts the keyboard into the open card; false where none is open. */
export function enterCard(view: EditorView): boolean {
  const open = view.dom.querySelector('.card:not([data-hover])');
  const target = open?.querySelector<HTMLElement>('button.use') ?? open?.querySelector<HTMLElement>('button');
  target?.focus();
  return target !== undefined && target !== null;
}
