// Which findings are looked at, and in which order.

import type { Finding, Severity } from '../engine/contract';
import { placeOf } from './index-of-report';

export interface FindingFilter {
  severity: Severity | 'all';
  /** All of these words, blank-separated, stand in the finding. */
  words: string;
  order: 'severity' | 'place';
}

export const ALL: FindingFilter = { severity: 'all', words: '', order: 'severity' };

export function filtered(findings: readonly Finding[], filter: FindingFilter): readonly Finding[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const passing = findings.filter(
    (finding) =>
      (filter.severity === 'all' || finding.severity === filter.severity) && hasAll(finding, words),
  );
  // The engine's own order is by severity.
  if (filter.order === 'severity') return passing;
  return passing.sort((a, b) => (placeOf(a)?.[0] ?? 0) - (placeOf(b)?.[0] ?? 0));
}

function hasAll(finding: Finding, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text =
    `${finding.rule} ${finding.title} ${finding.message} ${finding.suspect?.why ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
