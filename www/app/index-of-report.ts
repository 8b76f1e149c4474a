// Answers the questions the page asks of a report: which figure stands here, what binds it, who complains about it.

import type { Fact, Figure, Finding, Relation, Report, Span16, Summary } from '../engine/contract';
import { lastAtOrBefore } from './places';

export class ReportIndex {
  readonly report: Report;
  #relations: Map<number, number[]> | undefined;
  #findings: Map<number, Finding[]> | undefined;
  #facts: Map<number, Fact> | undefined;

  constructor(report: Report) {
    this.report = report;
  }

  /** Index of the figure that covers `offset`, its end included so that a cursor behind it still counts; or -1. */
  figureAt(offset: number): number {
    const { figures } = this.report;
    const at = lastAtOrBefore(figures, offset, (figure) => figure.span[0]);
    if (at < 0) return -1;
    return offset <= (figures[at] as Figure).span[1] ? at : -1;
  }

  /** Every relation the figure takes part in, failing ones first. */
  relationsOf(figure: Figure): Relation[] {
    this.#relations ??= this.#indexRelations();
    const order = { fails: 0, rounding: 1, holds: 2 } as const;
    return (this.#relations.get(figure.span[0]) ?? [])
      .map((at) => this.report.relations[at] as Relation)
      .sort((a, b) => order[a.verdict] - order[b.verdict]);
  }

  /** The findings that point at the figure or suspect it. */
  findingsOf(figure: Figure): Finding[] {
    this.#findings ??= this.#indexFindings();
    return this.#findings.get(figure.span[0]) ?? [];
  }

  /** What the figure was read as. */
  factOf(figure: number): Fact | undefined {
    if (!this.#facts) {
      this.#facts = new Map();
      for (const fact of this.report.facts)
        if (!this.#facts.has(fact.figure)) this.#facts.set(fact.figure, fact);
    }
    return this.#facts.get(figure);
  }

  #indexRelations(): Map<number, number[]> {
    const byStart = new Map<number, number[]>();
    const { relations } = this.report;
    for (let at = 0; at < relations.length; at++) {
      const starts = new Set((relations[at] as Relation).spans.map(([start]) => start));
      for (const start of starts) push(byStart, start, at);
    }
    return byStart;
  }

  #indexFindings(): Map<number, Finding[]> {
    const byStart = new Map<number, Finding[]>();
    for (const finding of this.report.findings) {
      const starts = new Set(
        finding.spans.filter((place) => place.role !== 'context').map((place) => place.start),
      );
      if (finding.suspect) starts.add(finding.suspect.span[0]);
      for (const start of starts) push(byStart, start, finding);
    }
    return byStart;
  }
}

/** How many of the figures are data; the others are years, ordinals, numbers of documents. */
export function dataIn({ proved, disputed, read }: Summary): number {
  return proved + disputed + read;
}

/** Tells a finding from its like: two reports in one paste may hold the same slip, of the same fingerprint. */
export function keyOf(finding: Finding): string {
  return `${finding.fingerprint}@${placeOf(finding)?.[0] ?? ''}`;
}

/** Where a finding is shown first: its claim, or whatever comes first. */
export function placeOf(finding: Finding): Span16 | undefined {
  const place = finding.spans.find(({ role }) => role === 'claim') ?? finding.spans[0];
  if (place) return [place.start, place.end];
  return finding.suspect?.span;
}

function push<T>(map: Map<number, T[]>, key: number, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
