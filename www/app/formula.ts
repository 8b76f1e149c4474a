// A relation's formula cut into pieces, so that each number in it can lead to its place in the text.

import type { Lang, Relation, Report, Span16 } from '../engine/contract';
import { lastAtOrBefore } from './places';

export interface Piece {
  text: string;
  /** Where the number stands in the report; absent for signs and for numbers that are computed. */
  span?: Span16;
}

const NUMBER = /-?\d[\d,]*(?:\.\d+)?/g;

/** The formula's pieces, and the figures of the relation that no number of the formula shows. */
export function piecesOf(
  relation: Relation,
  report: Report,
  lang: Lang,
): { pieces: Piece[]; rest: Span16[] } {
  const formula = plainFormula(relation.formula, lang);
  const unused = relation.spans.map((span) => ({ span, value: valueAt(report, span) }));
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of formula.matchAll(NUMBER)) {
    const wanted = plain(match[0]);
    const at = unused.findIndex(({ value }) => value.includes(wanted));
    if (at < 0) continue;
    if (match.index > done) pieces.push({ text: formula.slice(done, match.index) });
    pieces.push({ text: match[0], span: (unused[at] as { span: Span16 }).span });
    unused.splice(at, 1);
    done = match.index + match[0].length;
  }
  if (done < formula.length) pieces.push({ text: formula.slice(done) });
  return { pieces, rest: unused.map(({ span }) => span) };
}

/** `5 × min(50 ÷ 75, 1)` as the engine's messages say it too: in words, for those who do not program. */
export function plainFormula(formula: string, lang: Lang): string {
  const most = lang === 'zh' ? '，至多' : ', at most ';
  return formula.replace(/min\((.*), ([^,()]*)\)/g, `($1${most}$2)`);
}

/** The ways the figure at `span` may be written in a formula. */
function valueAt(report: Report, span: Span16): string[] {
  const at = lastAtOrBefore(report.figures, span[0], (figure) => figure.span[0]);
  const figure = report.figures[at];
  if (!figure || figure.span[0] !== span[0]) return [];
  return [plain(figure.value), plain(figure.text)];
}

function plain(number: string): string {
  return number.replace(/[,，\s%％]/g, '');
}
