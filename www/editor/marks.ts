// The text as ledger: figures told apart by state, findings underlined by severity, for the lines on the screen only.

import { RangeSetBuilder, StateEffect, type ChangeDesc } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import type { Finding, Report, Severity, Span16, State } from '../engine/contract';
import { lastAtOrBefore } from '../app/places';

/** What the editor draws: a report, and those of its findings that are not set aside. */
export interface Ledger {
  report: Report;
  findings: readonly Finding[];
}

/** A new report, or none. */
export const showLedger = StateEffect.define<Ledger | undefined>();

interface Drawn {
  start: number;
  end: number;
  mark: Decoration;
}

interface Underline {
  start: number;
  end: number;
  severity: Severity;
}

const FIGURE: Readonly<Record<Exclude<State, 'plain'>, Decoration>> = {
  proved: Decoration.mark({ class: 'figure proved' }),
  disputed: Decoration.mark({ class: 'figure disputed' }),
  read: Decoration.mark({ class: 'figure read' }),
};

const HEADING = Decoration.line({ class: 'heading' });
const FIRST_HEADING = Decoration.line({ class: 'heading first' });
/** A heading whose text goes on behind it in the same line: only the heading is set apart. */
const RUN_IN_HEADING = Decoration.mark({ class: 'heading' });

const FINDING: Readonly<Record<Severity, Decoration>> = {
  error: Decoration.mark({ class: 'finding error' }),
  warning: Decoration.mark({ class: 'finding warning' }),
  note: Decoration.mark({ class: 'finding note' }),
};

class Marks {
  decorations: DecorationSet = Decoration.none;
  #ledger: Ledger | undefined;
  #underlines: Underline[] = [];
  /** The highest level of heading that the report has. */
  #topLevel = 0;
  /** The edits since the report was made: its offsets are led through them until the next report comes. */
  #since: ChangeDesc | undefined;

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      const changes = update.changes.desc;
      this.#since = this.#since ? this.#since.composeDesc(changes) : changes;
      this.decorations = this.decorations.map(update.changes);
    }
    let fresh = false;
    for (const transaction of update.transactions) {
      for (const effect of transaction.effects) {
        if (!effect.is(showLedger)) continue;
        this.#take(effect.value);
        fresh = true;
      }
    }
    if (fresh || update.viewportChanged) this.#draw(update.view);
  }

  #take(ledger: Ledger | undefined): void {
    if (ledger?.report !== this.#ledger?.report) this.#since = undefined;
    this.#ledger = ledger;
    this.#underlines = ledger ? underlines(ledger.findings) : [];
    this.#topLevel = ledger?.report.outline.reduce((top, { level }) => Math.min(top, level), 9) ?? 0;
  }

  #draw(view: EditorView): void {
    const ledger = this.#ledger;
    if (!ledger) {
      this.decorations = Decoration.none;
      return;
    }
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to } of view.visibleRanges) {
      const shown = [...this.#headings(view, ledger, from, to), ...this.#between(ledger, from, to)];
      // Where two begin together, the line's mark comes first and the longer of two spans encloses the shorter.
      shown.sort((a, b) => a.start - b.start || a.mark.startSide - b.mark.startSide || b.end - a.end);
      for (const { start, end, mark } of shown) builder.add(start, end, mark);
    }
    this.decorations = builder.finish();
  }

  /** The headings between two offsets, by their first lines; those of the top level are in larger type. */
  #headings(view: EditorView, ledger: Ledger, from: number, to: number): Drawn[] {
    const drawn: Drawn[] = [];
    if (this.#since) return drawn;
    let last = -1;
    for (const { level, span } of ledger.report.outline) {
      if (span[0] >= to || span[0] > view.state.doc.length) break;
      if (span[1] <= from) continue;
      const line = view.state.doc.lineAt(span[0]);
      if (line.from < from || line.from === last) continue;
      last = line.from;
      const goesOn = view.state.sliceDoc(Math.min(span[1], line.to), line.to).trim().length > 1;
      if (goesOn) drawn.push({ start: span[0], end: span[1], mark: RUN_IN_HEADING });
      else drawn.push({ start: last, end: last, mark: level === this.#topLevel ? FIRST_HEADING : HEADING });
    }
    return drawn;
  }

  /** The marks between two offsets of the text as it is now. */
  #between(ledger: Ledger, from: number, to: number): Drawn[] {
    const marks: Drawn[] = [];
    const back = this.#since?.invertedDesc;
    const first = back ? back.mapPos(from, -1) : from;
    const last = back ? back.mapPos(to, 1) : to;
    const add = (start: number, end: number, mark: Decoration): void => {
      const from16 = Math.max(from, this.#since ? this.#since.mapPos(start, 1) : start);
      const to16 = Math.min(to, this.#since ? this.#since.mapPos(end, -1) : end);
      if (from16 < to16) marks.push({ start: from16, end: to16, mark });
    };
    const { figures } = ledger.report;
    for (
      let at = Math.max(
        0,
        lastAtOrBefore(figures, first, ({ span }) => span[0]),
      );
      at < figures.length;
      at++
    ) {
      const figure = figures[at];
      if (!figure || figure.span[0] >= last) break;
      if (figure.state !== 'plain') add(figure.span[0], figure.span[1], FIGURE[figure.state]);
    }
    for (const { start, end, severity } of this.#underlines) {
      if (start >= last) break;
      if (end > first) add(start, end, FINDING[severity]);
    }
    return marks;
  }
}

export const marks = ViewPlugin.fromClass(Marks, { decorations: (plugin) => plugin.decorations });

/** The claim and the suspect are underlined. The evidence is not: its boxes show it, and a page would be all lines. */
function underlines(findings: readonly Finding[]): Underline[] {
  const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };
  const worst = new Map<string, Underline>();
  for (const { severity, spans, suspect } of findings) {
    const blamed = spans.filter(({ role }) => role === 'claim').map(({ start, end }): Span16 => [start, end]);
    if (suspect) blamed.push(suspect.span);
    for (const [start, end] of blamed) {
      const key = `${start}-${end}`;
      const known = worst.get(key);
      if (!known || rank[severity] < rank[known.severity]) worst.set(key, { start, end, severity });
    }
  }
  return [...worst.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}
