// Finding words in the text. Loaded after the page stands: nobody searches a text that is not there yet.

import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

export const searching: Extension = [
  highlightSelectionMatches({ minSelectionLength: 2, maxMatches: 200 }),
  search({ top: true }),
  keymap.of(searchKeymap),
];
