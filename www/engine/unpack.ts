// The mirror of src/wasm/pack.rs: a report out of one array of numbers and one string.

import type {
  Fact,
  Figure,
  Finding,
  Heading,
  Indicator,
  Part,
  Place,
  Project,
  Relation,
  Report,
  Span16,
  Summary,
  Unread,
} from './contract';
import { KINDS, ROLES, SEVERITIES, STATES, VERDICTS } from './contract';
import { lazyArray } from './lazy';

/** What crosses the boundary, and from the worker to the page. */
export type Packed = readonly [words: Uint32Array, strings: string];

const NONE = 0xffff_ffff;

/** How many words a row of each list takes. */
const WIDTH = {
  figure: 9,
  relation: 13,
  span: 2,
  finding: 17,
  place: 3,
  fact: 9,
  indicator: 12,
  project: 7,
  heading: 5,
  part: 11,
  unread: 4,
} as const;

/** A report whose figures, relations and facts are built when looked at. */
export function unpack([words, strings]: Packed): Report {
  const row = new Row(words, strings);
  let at = 0;

  /** Steps over the next list, and says how long it is and where its rows start. */
  const list = (width: number): { length: number; start: number } => {
    const length = words[at] ?? 0;
    const start = at + 1;
    at = start + length * width;
    return { length, start };
  };
  const rows = <T extends object>(width: number, build: (at: number) => T): readonly T[] => {
    const { length, start } = list(width);
    return lazyArray(length, (index) => build(start + index * width));
  };

  const gouji = row.text(0);
  const kind = row.of(KINDS, 2);
  const summary = row.summary(3);
  at = 3 + 11;

  const figures = rows(WIDTH.figure, (at) => row.figure(at));
  const relationRows = list(WIDTH.relation);
  const relationSpans = list(WIDTH.span).start;
  const relations = lazyArray(relationRows.length, (index) =>
    row.relation(relationRows.start + index * WIDTH.relation, relationSpans),
  );
  const findingRows = list(WIDTH.finding);
  const places = list(WIDTH.place).start;
  const findings = Array.from({ length: findingRows.length }, (_, index) =>
    row.finding(findingRows.start + index * WIDTH.finding, places),
  );
  return {
    gouji,
    kind,
    summary,
    figures,
    relations,
    findings,
    facts: rows(WIDTH.fact, (at) => row.fact(at)),
    indicators: rows(WIDTH.indicator, (at) => row.indicator(at)),
    projects: rows(WIDTH.project, (at) => row.project(at)),
    outline: rows(WIDTH.heading, (at) => row.heading(at)),
    parts: rows(WIDTH.part, (at) => row.part(at)),
    unread: rows(WIDTH.unread, (at) => row.unread(at)),
  };
}

/** Reads one item whose row starts at the word given. */
class Row {
  constructor(
    private readonly words: Uint32Array,
    private readonly strings: string,
  ) {}

  private word(at: number): number {
    return this.words[at] ?? NONE;
  }

  private optional(at: number): number | null {
    const word = this.word(at);
    return word === NONE ? null : word;
  }

  private span(at: number): Span16 {
    return [this.word(at), this.word(at + 1)];
  }

  text(at: number): string {
    const start = this.word(at);
    return this.strings.slice(start, start + this.word(at + 1));
  }

  of<T>(names: readonly T[], at: number): T {
    const name = names[this.word(at)];
    if (name === undefined) throw new Error(`packed report: no name for number ${this.word(at)}`);
    return name;
  }

  summary(at: number): Summary {
    return {
      figures: this.word(at),
      proved: this.word(at + 1),
      disputed: this.word(at + 2),
      read: this.word(at + 3),
      plain: this.word(at + 4),
      relations: this.word(at + 5),
      errors: this.word(at + 6),
      warnings: this.word(at + 7),
      notes: this.word(at + 8),
      share: this.text(at + 9),
    };
  }

  figure(at: number): Figure {
    return {
      span: this.span(at),
      text: this.text(at + 3),
      value: this.text(at + 5),
      unit: this.word(at + 7) === NONE ? null : this.text(at + 7),
      state: this.of(STATES, at + 2),
    };
  }

  relation(at: number, spans: number): Relation {
    const first = spans + this.word(at + 3) * WIDTH.span;
    return {
      rule: this.text(at),
      verdict: this.of(VERDICTS, at + 2),
      spans: Array.from({ length: this.word(at + 4) }, (_, index) => this.span(first + index * WIDTH.span)),
      formula: this.text(at + 5),
      stated: this.text(at + 7),
      computed: this.text(at + 9),
      difference: this.text(at + 11),
    };
  }

  finding(at: number, places: number): Finding {
    const first = places + this.word(at + 7) * WIDTH.place;
    const suspected = this.word(at + 11) !== NONE;
    return {
      rule: this.text(at),
      severity: this.of(SEVERITIES, at + 2),
      title: this.text(at + 3),
      message: this.text(at + 5),
      spans: Array.from({ length: this.word(at + 8) }, (_, index) => this.place(first + index * WIDTH.place)),
      suspect: suspected
        ? { span: this.span(at + 11), value: this.text(at + 13), why: this.text(at + 15) }
        : null,
      fingerprint: this.text(at + 9),
    };
  }

  private place(at: number): Place {
    return { start: this.word(at), end: this.word(at + 1), role: this.of(ROLES, at + 2) };
  }

  fact(at: number): Fact {
    return {
      figure: this.word(at),
      subject: this.text(at + 1),
      label: this.text(at + 3),
      stage: this.text(at + 5),
      measure: this.text(at + 7),
    };
  }

  indicator(at: number): Indicator {
    return {
      name: this.text(at),
      name_span: this.span(at + 2),
      operator: this.text(at + 4),
      target: this.optional(at + 6),
      midyear: this.optional(at + 7),
      actual: this.optional(at + 8),
      rate: this.optional(at + 9),
      weight: this.optional(at + 10),
      score: this.optional(at + 11),
    };
  }

  project(at: number): Project {
    return {
      name: this.text(at),
      name_span: this.span(at + 2),
      budget: this.optional(at + 4),
      spent: this.optional(at + 5),
      rate: this.optional(at + 6),
    };
  }

  heading(at: number): Heading {
    return { level: this.word(at), title: this.text(at + 1), span: this.span(at + 3) };
  }

  part(at: number): Part {
    return {
      span: this.span(at),
      kind: this.of(KINDS, at + 2),
      title: this.text(at + 3),
      unit: this.text(at + 5),
      year: this.optional(at + 7),
      total: this.optional(at + 8),
      grade: this.text(at + 9),
    };
  }

  unread(at: number): Unread {
    return { span: this.span(at), reason: this.text(at + 2) };
  }
}
