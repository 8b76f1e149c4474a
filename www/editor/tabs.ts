// Tables come as lines with tabs between their cells. Where a tab stands is drawn, for the lines on the screen.

import {
  Decoration,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';

const matcher = new MatchDecorator({ regexp: /\t/g, decoration: Decoration.mark({ class: 'tab' }) });

class Tabs {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = matcher.createDeco(view);
  }

  update(update: ViewUpdate): void {
    this.decorations = matcher.updateDeco(update, this.decorations);
  }
}

export const tabs = ViewPlugin.fromClass(Tabs, { decorations: (plugin) => plugin.decorations });
