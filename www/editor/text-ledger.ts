// <gouji-text>: the editor. CodeMirror in a shadow root, where its styles are adopted sheets that no policy refuses.

import { history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { Compartment, EditorSelection, EditorState, Transaction, type Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  dropCursor,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import type { Finding, Report, Span16, State, Suspect } from '../engine/contract';
import type { Session } from '../app/session';
import { cards, openCard, type PageActions } from './cards';
import { textKeys } from './keys';
import { showLedger, marks } from './marks';
import { pastedTables } from './paste';
import { pointAt, pointed } from './pointer';
import { sheet } from './sheet';
import { tabs } from './tabs';
import { walkFigures, walkFindings, walkKeys, type Walk } from './walk';
import { phrases } from './phrases';

export interface TextLedgerHost {
  session: Session;
  edited: (read: () => string, length: number) => void;
  findings: () => readonly Finding[];
  goTo: (finding: Finding) => void;
  explain: (rule: string) => void;
  announce: (text: string) => void;
}

// Direction overrides and other code points that show as nothing: drawn as a dot with their name.
const UNSEEN = /[\u202a-\u202e\u2060-\u2069]/g;

export class TextLedger extends HTMLElement {
  #view: EditorView | undefined;
  #walk: Walk | undefined;
  /** False from an edit until its report has come: the report's offsets are of another text then. */
  #fresh = false;
  readonly #words = new Compartment();
  readonly #search = new Compartment();

  /** Builds the editor; called once, when the element stands in the page. */
  open(host: TextLedgerHost): void {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    const isFresh = (): boolean => this.#fresh;
    const walk: Walk = {
      session: host.session,
      isFresh,
      findings: host.findings,
      goTo: host.goTo,
      announce: host.announce,
    };
    this.#walk = walk;
    const actions: PageActions = {
      jump: (span) => this.show([span], true),
      useValue: (suspect) => this.useValue(suspect),
      explain: host.explain,
    };
    const noteEdits = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      this.#fresh = false;
      const { doc } = update.state;
      host.edited(() => this.text, doc.length);
      // Whoever pastes a report wants to read it from its beginning.
      const pasted = update.transactions.some((transaction) => transaction.isUserEvent('input.paste'));
      if (pasted && update.startState.doc.length === 0) queueMicrotask(() => this.#toTop());
    });
    this.#view = new EditorView({
      root,
      parent: root,
      extensions: [
        history(),
        drawSelection(),
        dropCursor(),
        lineNumbers(),
        highlightSpecialChars({ addSpecialChars: UNSEEN }),
        EditorView.lineWrapping,
        tabs,
        marks,
        pointed,
        pastedTables,
        cards(host.session, actions, isFresh),
        tooltips({ tooltipSpace: roomFor }),
        keymap.of([...walkKeys(walk), ...textKeys, ...historyKeymap]),
        this.#search.of([]),
        this.#words.of(wording(host.session)),
        noteEdits,
      ],
    });
  }

  /** Ctrl F is the browser's own until this has been called. */
  async loadSearch(): Promise<void> {
    const { searching } = await import('./search');
    this.#view?.dispatch({ effects: this.#search.reconfigure(searching) });
  }

  get text(): string {
    return this.#view?.state.doc.toString() ?? '';
  }

  /** Replaces the whole text; one undo brings the former back. */
  replaceAll(text: string): void {
    const view = this.#view;
    if (!view) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      selection: EditorSelection.single(0),
      scrollIntoView: true,
      annotations: isolateHistory.of('full'),
    });
  }

  /** Draws a report. Its offsets must be those of the text that stands here now. */
  draw(report: Report | undefined, findings: readonly Finding[]): void {
    this.#fresh = report !== undefined;
    this.#view?.dispatch({ effects: showLedger.of(report ? { report, findings } : undefined) });
  }

  /** Redraws the same report after the list of ignored findings has changed. */
  redraw(report: Report, findings: readonly Finding[]): void {
    this.#view?.dispatch({ effects: showLedger.of({ report, findings }) });
  }

  /** Leads to the first span and points at all of them. */
  show(spans: readonly Span16[], openItsCard = false): void {
    const view = this.#view;
    const first = spans[0];
    if (!view || !first) return;
    const start = Math.min(first[0], view.state.doc.length);
    const at = openItsCard && this.#fresh ? (this.#walk?.session.index?.figureAt(first[0]) ?? -1) : -1;
    view.dispatch({
      selection: EditorSelection.single(start),
      effects: [
        EditorView.scrollIntoView(start, { y: 'center' }),
        pointAt.of(spans),
        openCard.of(at >= 0 ? at : undefined),
      ],
    });
    view.focus();
  }

  /** Puts the suspect's right value in place of the printed one, as one step that undo takes back. */
  useValue(suspect: Suspect): void {
    const view = this.#view;
    if (!view || !this.#fresh) return;
    const [from, to] = suspect.span;
    const printed = view.state.sliceDoc(from, to);
    const percent = /[%％]\s*$/.exec(printed)?.[0] ?? '';
    const insert = suspect.value.endsWith('%') ? suspect.value : suspect.value + percent;
    view.dispatch({
      changes: { from, to, insert },
      selection: EditorSelection.single(from),
      effects: [EditorView.scrollIntoView(from, { y: 'center' }), pointAt.of([])],
      annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.suspect')],
    });
    view.focus();
  }

  #toTop(): void {
    this.#view?.dispatch({ selection: EditorSelection.single(0), effects: EditorView.scrollIntoView(0) });
  }

  walkFindings(step: 1 | -1): void {
    if (this.#view && this.#walk) walkFindings(this.#view, this.#walk, step);
  }

  walkFigures(step: 1 | -1, state?: State): void {
    if (!this.#view || !this.#walk) return;
    walkFigures(this.#view, this.#walk, step, state);
    this.#view.focus();
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Takes the words of the chosen language. */
  speak(session: Session): void {
    this.#view?.dispatch({ effects: this.#words.reconfigure(wording(session)) });
  }
}

function wording(session: Session): Extension {
  return [
    EditorState.phrases.of(phrases(session.settings.lang)),
    EditorView.contentAttributes.of({
      'aria-label': session.say('editor.label'),
      lang: 'zh-CN',
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
    }),
  ];
}

/**
 * Cards stay inside the editor's own frame, so that they cover neither the verdict nor the panel. On a phone the frame
 * is too low for a card, which may then cover the sheet.
 */
function roomFor(view: EditorView): { top: number; left: number; bottom: number; right: number } {
  const box = view.dom.getBoundingClientRect();
  const bottom = box.height < 400 ? window.innerHeight : box.bottom;
  return { top: box.top, left: Math.max(4, box.left), bottom: bottom - 4, right: box.right - 4 };
}

if (!customElements.get('gouji-text')) customElements.define('gouji-text', TextLedger);
