// The review memo, shown as the sheet it will be printed on.

import { html, type TemplateResult } from 'lit';
import type { Session } from '../app/session';
import { copyText } from '../export/copy';
import { memo, memoText, type Block } from '../export/memo';
import { baseName } from '../export/save-as';
import { saveBlob } from '../export/save';
import { openDialog } from './dialog';

export function openMemo(session: Session): void {
  let withNotes = false;
  openDialog(session, 'memo.title', 'memo', (dialog) => {
    const blocks = memo(session, withNotes);
    const toggle = (event: Event): void => {
      withNotes = (event.target as HTMLInputElement).checked;
      dialog.redraw();
    };
    return html`<div class="page">
      <header>
        <h2>${session.say('memo.title')}</h2>
        <label class="check">
          <input type="checkbox" .checked=${withNotes} @change=${toggle} />
          <span>${session.say('memo.notes')}</span>
        </label>
        <span class="gap"></span>
        <button @click=${() => void copyMemo(session, blocks)}>${session.say('memo.copy')}</button>
        <button @click=${() => printMemo()}>${session.say('memo.print')}</button>
        <button class="primary" autofocus @click=${() => void saveMemo(session, blocks)}>
          ${session.say('memo.docx')}
        </button>
        <button class="icon" aria-label=${session.say('app.close')} @click=${() => dialog.close()}>×</button>
      </header>
      <article
        class="letter"
        tabindex="0"
        aria-label=${session.say('memo.title')}
        lang=${session.settings.lang === 'zh' ? 'zh-CN' : 'en'}
      >
        ${blocks.map(block)}
      </article>
    </div>`;
  });
}

function block({ kind, text, pieces }: Block): TemplateResult {
  switch (kind) {
    case 'title':
      return html`<h1>${(pieces ?? [text]).map((piece) => html`${piece}<wbr />`)}</h1>`;
    case 'heading':
      return html`<h2>${text}</h2>`;
    case 'subheading':
      return html`<h3>${text}</h3>`;
    default:
      return html`<p class=${kind}>${text}</p>`;
  }
}

async function copyMemo(session: Session, blocks: readonly Block[]): Promise<void> {
  session.tell(session.say((await copyText(memoText(blocks))) ? 'app.copied' : 'app.copyFailed'));
}

/** The print sheet shows the memo instead of the page while this mark stands. */
function printMemo(): void {
  document.documentElement.dataset.print = 'memo';
  window.addEventListener('afterprint', () => delete document.documentElement.dataset.print, { once: true });
  window.print();
}

async function saveMemo(session: Session, blocks: readonly Block[]): Promise<void> {
  try {
    const { memoDocx } = await import('../export/memo-docx');
    const { wellFormed } = await import('../export/harmless');
    const safe = blocks.map(({ kind, text }) => ({ kind, text: wellFormed(text) }));
    saveBlob(await memoDocx(safe), `${baseName(session)}-${session.say('memo.title')}.docx`);
  } catch (error) {
    session.tell(session.say('export.failed', { why: String(error) }));
  }
}
