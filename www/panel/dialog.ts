// A modal dialog: the browser's own, filled by a template and gone when closed.

import { html, nothing, render, type TemplateResult } from 'lit';
import type { Session } from '../app/session';
import type { Key } from '../i18n/catalogue';

export interface OpenDialog {
  /** Draws the content again. */
  redraw(): void;
  close(): void;
}

/** Opens a dialog that `content` fills; the keyboard returns to where it was when the dialog closes. */
export function openDialog(
  session: Session,
  label: Key,
  kind: string,
  content: (dialog: OpenDialog) => TemplateResult,
  closed?: () => void,
): OpenDialog {
  const dom = document.createElement('dialog');
  const earlier = session.notice;
  dom.className = `dialog ${kind}`;
  const dialog: OpenDialog = {
    redraw() {
      dom.setAttribute('aria-label', session.say(label));
      render(html`${content(dialog)}${session.notice === earlier ? nothing : notice(session)}`, dom);
    },
    close: () => dom.close(),
  };
  const unwatch = session.watch(() => dialog.redraw());
  dom.addEventListener('close', () => {
    unwatch();
    dom.remove();
    closed?.();
  });
  // A press on the ground beside the dialog closes it; the dialog itself is covered by its content.
  dom.addEventListener('mousedown', (event) => {
    if (event.target === dom) dom.close();
  });
  dialog.redraw();
  document.body.append(dom);
  dom.showModal();
  return dialog;
}

/** The page's own notice lies beneath a modal dialog, so the dialog repeats it. */
function notice(session: Session): TemplateResult | typeof nothing {
  return session.notice ? html`<p class="notice" role="status">${session.notice.text}</p>` : nothing;
}
