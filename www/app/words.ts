// Words of the contract as a reader says them.

import type { Fact, Lang, Severity, State, Verdict } from '../engine/contract';
import { catalogue, say, type Key } from '../i18n/catalogue';

export function stateWord(lang: Lang, state: State): string {
  return say(lang, `state.${state}`);
}

export function severityWord(lang: Lang, severity: Severity): string {
  return say(lang, `severity.${severity}`);
}

export function verdictWord(lang: Lang, verdict: Verdict): string {
  return say(lang, `verdict.${verdict}`);
}

/** A fact's meaning in one line: whose, which stage, what kind of figure. */
export function factWords(lang: Lang, fact: Fact): string {
  return [subjectWord(lang, fact), stageWord(lang, fact.stage), measureWord(lang, fact.measure)]
    .filter((word) => word !== '')
    .join(' · ');
}

/**
 * The subject in the report's own words, or what the engine calls it. A count of which nothing more is known is put under
 * the whole, which says nothing to a reader.
 */
export function subjectWord(lang: Lang, fact: Fact): string {
  if (fact.subject === 'whole' && fact.measure === 'count') return '';
  return fact.label.trim() || known(lang, 'subject', fact.subject);
}

export function stageWord(lang: Lang, stage: string): string {
  return known(lang, 'stage', stage);
}

export function measureWord(lang: Lang, measure: string): string {
  return known(lang, 'measure', measure);
}

export function familyWord(lang: Lang, family: string): string {
  return known(lang, 'family', family);
}

/** The catalogue's word where it has one; a term the engine has learnt since is shown as it is. */
function known(lang: Lang, group: string, term: string): string {
  const key = `${group}.${term}`;
  return key in catalogue ? say(lang, key as Key) : term;
}
