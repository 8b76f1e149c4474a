// The facts as rows of words, for the table and for the files made from it.

import type { Session } from '../app/session';
import { measureWord, stageWord, subjectWord } from '../app/words';
import type { Span16, State } from '../engine/contract';
import { shown } from './harmless';

export const FACT_COLUMNS = ['subject', 'stage', 'measure', 'value', 'unit', 'state', 'place'] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

export interface FactRow {
  cells: Record<FactColumn, string>;
  /** For sorting only; the cell holds the exact digits. */
  number: number;
  span: Span16;
  state: State;
  line: number;
}

/** In the order of the text. */
export function factRows(session: Session): FactRow[] {
  const { report, places, settings } = session;
  if (!report || !places) return [];
  const { lang } = settings;
  const rows = report.facts.flatMap((fact) => {
    const figure = report.figures[fact.figure];
    if (!figure) return [];
    const start = figure.span[0];
    const line = places.line(start);
    const where = session.say('place.line', { line });
    const heading = shown(places.heading(start));
    return [
      {
        cells: {
          subject: shown(subjectWord(lang, fact)),
          stage: stageWord(lang, fact.stage),
          measure: measureWord(lang, fact.measure),
          value: shown(figure.value === '' ? figure.text : figure.value),
          unit: figure.unit ?? '',
          state: session.say(`state.${figure.state}`),
          place: heading === '' ? where : `${where} · ${heading}`,
        },
        number: Number(figure.value) || 0,
        span: figure.span,
        state: figure.state,
        line,
      },
    ];
  });
  return rows.sort((a, b) => a.span[0] - b.span[0]);
}
