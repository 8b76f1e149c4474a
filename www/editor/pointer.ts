// A short flash of attention on the span a jump led to. Drawn as a mark, so that it needs no motion to be seen.

import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Span16 } from '../engine/contract';

export const pointAt = StateEffect.define<readonly Span16[]>();

const CLAIM = Decoration.mark({ class: 'pointed' });
const OTHER = Decoration.mark({ class: 'pointed other' });

/** The first span is what was asked for; the others are the figures that belong to it. */
export const pointed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = transaction.docChanged ? Decoration.none : shown;
    for (const effect of transaction.effects) {
      if (!effect.is(pointAt)) continue;
      const length = transaction.newDoc.length;
      const ranges = effect.value
        .map(([start, end], at) => ({ start, end: Math.min(end, length), mark: at === 0 ? CLAIM : OTHER }))
        .filter(({ start, end }) => start < end);
      next = Decoration.set(
        ranges.map(({ start, end, mark }) => mark.range(start, end)),
        true,
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
