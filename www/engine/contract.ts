// Made from src/report.rs, src/options.rs, src/wasm/rule_info.rs by scripts/contract.mjs; do not edit by hand.

/** `[start, end)` in UTF-16 code units. */
export type Span16 = readonly [start: number, end: number];

/** What kind of text it is. */
export type Kind = 'department' | 'project' | 'table' | 'accounts' | 'unknown';

/** In the order of the Rust enum, whose number is what crosses. */
export const KINDS: readonly Kind[] = ['department', 'project', 'table', 'accounts', 'unknown'];

/** How far a figure has been checked. */
export type State = 'proved' | 'disputed' | 'read' | 'plain';

/** In the order of the Rust enum, whose number is what crosses. */
export const STATES: readonly State[] = ['proved', 'disputed', 'read', 'plain'];

/** What an evaluated relation came to. */
export type Verdict = 'holds' | 'rounding' | 'fails';

/** In the order of the Rust enum, whose number is what crosses. */
export const VERDICTS: readonly Verdict[] = ['holds', 'rounding', 'fails'];

export type Severity = 'error' | 'warning' | 'note';

/** In the order of the Rust enum, whose number is what crosses. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** What a place is to a finding. */
export type Role = 'claim' | 'operand' | 'context';

/** In the order of the Rust enum, whose number is what crosses. */
export const ROLES: readonly Role[] = ['claim', 'operand', 'context'];

/** Every number of the text, in reading order. */
export interface Figure {
  readonly span: Span16;
  readonly text: string;
  /** Exact decimal in `unit`; empty when the number could not be read (too many digits). */
  readonly value: string;
  readonly unit: string | null;
  readonly state: State;
}

/** A relation that was evaluated, holding or not; the claim's span comes first. */
export interface Relation {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly spans: readonly Span16[];
  readonly formula: string;
  readonly stated: string;
  readonly computed: string;
  readonly difference: string;
}

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

/** The one figure whose change would make everything hold again. */
export interface Suspect {
  readonly span: Span16;
  readonly value: string;
  readonly why: string;
}

/** What a reviewer must be told. */
export interface Finding {
  /** A built-in rule, or one of the options' own. */
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly spans: readonly Place[];
  readonly suspect: Suspect | null;
  readonly fingerprint: string;
}

/** A figure bound to its meaning; `figure` indexes `Report::figures`. */
export interface Fact {
  readonly figure: number;
  /** `whole`, `basic`, `project`, `personnel`, `public`, `three-public` … or `named`. */
  readonly subject: string;
  /** The subject in the report's own words. */
  readonly label: string;
  /** `initial`, `adjust`, `full`, `received`, `spent`, `prior`, `balance` … or empty. */
  readonly stage: string;
  /** `amount`, `rate`, `weight`, `score`, `target`, `midyear`, `actual`, `count` … */
  readonly measure: string;
}

/** One performance indicator; numbers index `Report::figures`. */
export interface Indicator {
  readonly name: string;
  readonly name_span: Span16;
  /** `≥`, `≤`, `=` or empty. */
  readonly operator: string;
  readonly target: number | null;
  readonly midyear: number | null;
  readonly actual: number | null;
  readonly rate: number | null;
  readonly weight: number | null;
  readonly score: number | null;
}

/** One project with its money; numbers index `Report::figures`. */
export interface Project {
  readonly name: string;
  readonly name_span: Span16;
  readonly budget: number | null;
  readonly spent: number | null;
  readonly rate: number | null;
}

export interface Heading {
  readonly level: number;
  readonly title: string;
  readonly span: Span16;
}

/** One of the reports that were pasted together. */
export interface Part {
  readonly span: Span16;
  readonly kind: Kind;
  readonly title: string;
  /** 填报单位, as the cover or the text names it. */
  readonly unit: string;
  readonly year: number | null;
  /** Total score, as an index into `Report::figures`. */
  readonly total: number | null;
  readonly grade: string;
}

/** A stretch that was not read, and why. */
export interface Unread {
  readonly span: Span16;
  readonly reason: string;
}

export interface Summary {
  readonly figures: number;
  readonly proved: number;
  readonly disputed: number;
  readonly read: number;
  readonly plain: number;
  readonly relations: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Proved figures in a hundred figures that are data, one decimal. */
  readonly share: string;
}

/** The whole answer. */
export interface Report {
  readonly gouji: string;
  readonly kind: Kind;
  readonly summary: Summary;
  readonly figures: readonly Figure[];
  readonly relations: readonly Relation[];
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
  readonly indicators: readonly Indicator[];
  readonly projects: readonly Project[];
  readonly outline: readonly Heading[];
  readonly parts: readonly Part[];
  readonly unread: readonly Unread[];
}

export type Lang = 'zh' | 'en';

/** In the order of the Rust enum, whose number is what crosses. */
export const LANGS: readonly Lang[] = ['zh', 'en'];

/** Everything that changes what a check says. Every field has a default; unknown fields are refused. */
export interface Options {
  readonly lang?: Lang;
  /** Rules that stay silent, by id. */
  readonly rules_off?: readonly string[];
  readonly profile?: Profile;
  /** The portal's own wording rules. */
  readonly wording?: readonly Wording[];
}

/** What differs from province to province. */
export interface Profile {
  readonly name?: string;
  /** Lower bounds of the grades, best first: `[["优", 90], ["良", 80], ["中", 60], ["差", 0]]`. */
  readonly grades?: readonly (readonly [string, number])[];
  /** What an execution rate is of: tried first, the other readings after it. */
  readonly denominator?: Denominator;
  /** Completion above this many percent wants a reason. */
  readonly over_achievement?: number;
  /** A project's execution rate below this many percent is a warning … */
  readonly low_execution?: number;
  /** … and below this many percent a note. */
  readonly watch_execution?: number;
  /** Budget adjustment above this many percent wants a reason (note) … */
  readonly adjustment_note?: number;
  /** … and above this many percent is a warning. */
  readonly adjustment_warning?: number;
  /** Completion below this many percent is pointed out. */
  readonly low_completion?: number;
  /** A report filled in later than this month of the following year is late. */
  readonly late_month?: number;
}

export type Denominator = 'initial' | 'full' | 'received';

/** In the order of the Rust enum, whose number is what crosses. */
export const DENOMINATORS: readonly Denominator[] = ['initial', 'full', 'received'];

/** One wording rule of the portal's own: where `pattern` matches, `message` is shown. */
export interface Wording {
  readonly id: string;
  /**
   * A regular expression of the `regex` crate (linear time, whatever it says). The browser has that crate's small
   * sister, `regex-lite`: there `\w`, `\d`, `\s` and `\b` know ASCII only, and `\p{…}` is refused.
   */
  readonly pattern: string;
  readonly message: string;
  /** `error`, `warning` (where nothing is said) or `note`. */
  readonly severity?: string | null;
}

/** One rule as its page shows it, in the configured language. */
export interface RuleInfo {
  readonly id: string;
  /**
   * `sums`, `ratios`, `consistency`, `indicators`, `totals`, `staff`, `projects`, `structure`, `dates`, `wording`
   * or `narrative`.
   */
  readonly family: string;
  readonly severity: Severity;
  readonly title: string;
  readonly checks: string;
  readonly why: string;
  readonly basis: string;
  /** A text that fires the rule. */
  readonly fires: string;
  /** A text that leaves it quiet. */
  readonly quiet: string;
}
