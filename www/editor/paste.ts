// A paste that holds a table is read from its HTML, the plain text beside it having lost the rows. The reader of HTML
// is loaded for the first such paste.

import { EditorView } from '@codemirror/view';

/** HTML longer than this would hold the page up while it is parsed: its plain text is taken as it is. */
const MOST = 40_000_000;

export const pastedTables = EditorView.domEventHandlers({
  paste(event, view) {
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (html.length > MOST || !/<table\b/i.test(html)) return false;
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    void import('../app/pasted-html')
      .then(({ textOfHtml }) => textOfHtml(html))
      .catch(() => '')
      .then((text) => {
        view.dispatch(view.state.replaceSelection(text || plain), {
          userEvent: 'input.paste',
          scrollIntoView: true,
        });
      });
    return true;
  },
});
