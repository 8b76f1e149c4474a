// 审核意见: the review memo as an official letter, block by block. How it is shown, printed or saved is not decided here.

import type { Session } from '../app/session';
import { plainFormula } from '../app/formula';
import { dataIn, placeOf } from '../app/index-of-report';
import type { Finding, Relation, Severity } from '../engine/contract';
import { shown } from './harmless';
import { memoWords, numeral, type MemoWords } from './memo-words';

export type BlockKind =
  'number' | 'title' | 'to' | 'text' | 'heading' | 'subheading' | 'item' | 'detail' | 'signature';

export interface Block {
  kind: BlockKind;
  text: string;
  /** Of a title: the pieces between which a line may break. */
  pieces?: readonly string[];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

export function memo(session: Session, withNotes: boolean): Block[] {
  const { report } = session;
  if (!report) return [];
  const words = memoWords(session.settings.lang);
  const part = report.parts[0];
  const units = [
    ...new Set(report.parts.map(({ unit }) => shown(unit).trim()).filter((unit) => unit !== '')),
  ];
  const unit = units.slice(0, 3).join(words.comma) || words.unnamed;
  const kind = session.say(`kind.${report.kind === 'unknown' ? 'department' : report.kind}`);
  const year = part?.year ? words.year(part.year) : '';
  const title = words.title(unit, year, kind);
  const blocks: Block[] = [
    { kind: 'number', text: words.number },
    { kind: 'title', text: title.join(''), pieces: title },
    { kind: 'to', text: words.to(unit) },
    { kind: 'text', text: words.opening(year, kind) },
    { kind: 'heading', text: words.headings[0] },
    { kind: 'text', text: overall(session, words) },
    { kind: 'heading', text: words.headings[1] },
    ...problems(session, words, withNotes),
    { kind: 'heading', text: words.headings[2] },
    ...scope(session, words),
    { kind: 'signature', text: words.office },
    { kind: 'signature', text: words.date },
  ];
  return blocks;
}

function overall(session: Session, words: MemoWords): string {
  const { report, open } = session;
  if (!report) return '';
  const count = (severity: Severity): number =>
    open.filter((finding) => finding.severity === severity).length;
  const { summary } = report;
  return words.overall({
    figures: summary.figures,
    data: dataIn(summary),
    proved: summary.proved,
    disputed: summary.disputed,
    read: summary.read,
    share: summary.share,
    relations: summary.relations,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
  });
}

function problems(session: Session, words: MemoWords, withNotes: boolean): Block[] {
  const blocks: Block[] = [];
  let group = 0;
  for (const severity of ORDER) {
    if (severity === 'note' && !withNotes) continue;
    const findings = session.open.filter((finding) => finding.severity === severity);
    if (findings.length === 0) continue;
    group += 1;
    blocks.push({ kind: 'subheading', text: words.group(numeral(group), severity, findings.length) });
    findings.forEach((finding, at) => blocks.push(...problem(session, words, finding, at + 1)));
  }
  if (blocks.length === 0) blocks.push({ kind: 'text', text: words.noProblem });
  return blocks;
}

function problem(session: Session, words: MemoWords, finding: Finding, number: number): Block[] {
  const blocks: Block[] = [{ kind: 'item', text: `${number}. ${shown(finding.title)}${words.stop}` }];
  const detail = (text: string): number => blocks.push({ kind: 'detail', text });
  const span = placeOf(finding);
  if (span && session.places) {
    const quote = shown(quoteAround(session.text, span[0], span[1]));
    detail(words.place(shown(session.places.heading(span[0])), session.places.line(span[0]), quote));
  }
  detail(shown(finding.message));
  const relation = relationOf(session, finding);
  // Where the message shows the formula itself, the letter need not say it twice.
  const formula = plainFormula(relation?.formula ?? '', session.settings.lang);
  if (relation && formula !== '' && !finding.message.includes(formula)) {
    detail(
      words.formula(
        shown(formula),
        relation.stated,
        relation.computed,
        relation.difference.replace(/^-/, ''),
      ),
    );
  }
  const { suspect } = finding;
  if (suspect && suspect.value !== '') {
    const printed = shown(session.text.slice(suspect.span[0], suspect.span[1]));
    const line = session.places?.line(suspect.span[0]) ?? 0;
    detail(words.suggest(printed, line, shown(suspect.value), shown(suspect.why)));
  } else detail(words.verify(finding.severity));
  return blocks;
}

/** The failing relation the finding speaks of. */
function relationOf(session: Session, finding: Finding): Relation | undefined {
  const claim = placeOf(finding);
  if (!claim || !session.report || !session.index) return undefined;
  const figure = session.report.figures[session.index.figureAt(claim[0])];
  if (!figure) return undefined;
  return session.index
    .relationsOf(figure)
    .find(({ rule, verdict }) => rule === finding.rule && verdict === 'fails');
}

/** The most characters quoted before and behind a figure. */
const BEFORE = 30;
const AFTER = 20;

/** The sentence or the table row the span stands in, shortened between two clauses to what a letter can quote. */
export function quoteAround(text: string, start: number, end: number): string {
  const left = text.slice(Math.max(0, start - 2 * BEFORE), start);
  const right = text.slice(end, end + 2 * AFTER);
  const row = /[\t|]/.test(left.slice(left.lastIndexOf('\n') + 1) + right.split('\n', 1)[0]);
  const head = left.slice(left.length - (left.split(row ? /\n/ : /[。；]|\n\n/).at(-1) ?? '').length);
  const tail = right.split(row ? /\n/ : /[。；]|\n\n/, 1)[0] ?? '';
  return (shortHead(head) + text.slice(start, end) + shortTail(tail)).replace(/\s+/g, ' ').trim();
}

function shortHead(head: string): string {
  if (head.length <= BEFORE) return head;
  const near = head.slice(-BEFORE);
  // At a clause, or else after whatever number the cut would go through.
  const clause = near.search(/[，、：\t|]/) + 1;
  return `…${clause > 0 ? near.slice(clause) : near.replace(/^[\d.,]+/, '')}`;
}

function shortTail(tail: string): string {
  if (tail.length <= AFTER) return tail;
  const near = tail.slice(0, AFTER);
  const clause = Math.max(...['，', '、', '\t', '|'].map((mark) => near.lastIndexOf(mark)));
  return `${clause > 0 ? near.slice(0, clause) : near.replace(/[\d.,]+$/, '')}…`;
}

function scope(session: Session, words: MemoWords): Block[] {
  const { report, ignores } = session;
  if (!report) return [];
  const blocks: Block[] = words
    .scope(report.summary.relations, report.summary.read, report.gouji)
    .map((text) => ({ kind: 'text' as const, text }));
  if (report.unread.length > 0) blocks.push({ kind: 'text', text: words.unread(report.unread.length) });
  const ignored = report.findings.filter(({ fingerprint }) => ignores.has(fingerprint));
  if (ignored.length > 0) {
    const list = ignored.map((finding) => {
      const reason = shown(ignores.get(finding.fingerprint)?.reason ?? '');
      return words.ignoredOne(shown(finding.title), reason || session.say('ignore.noReason'));
    });
    blocks.push({ kind: 'text', text: words.ignored(list) });
  }
  return blocks;
}

/** The memo as plain text, for the clipboard. */
export function memoText(blocks: readonly Block[]): string {
  const indented: readonly BlockKind[] = ['text', 'heading', 'subheading', 'item', 'detail'];
  return blocks.map(({ kind, text }) => (indented.includes(kind) ? `\u3000\u3000${text}` : text)).join('\n');
}
