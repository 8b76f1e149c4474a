// What the parts of the page may ask of the whole.

import type { Finding, Span16, State, Suspect } from '../engine/contract';

export type ExportKind = 'html' | 'findings' | 'facts' | 'json';

export interface Actions {
  /** Leads to the first span and points at all; with `card`, opens the first figure's proof card. */
  show(spans: readonly Span16[], card?: boolean): void;
  goTo(finding: Finding): void;
  useValue(suspect: Suspect): void;
  explain(rule: string): void;
  ignore(finding: Finding): void;
  walkFindings(step: 1 | -1): void;
  walkFigures(state: State): void;
  openFile(): void;
  sample(): void;
  clear(): void;
  memo(): void;
  settings(): void;
  keys(): void;
  save(kind: ExportKind): void;
  print(): void;
}
