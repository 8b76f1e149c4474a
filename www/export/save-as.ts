// The files a check can be taken away as. Loaded when the first is asked for.

import type { ExportKind } from '../app/actions';
import type { Session } from '../app/session';
import { annotatedHtml } from './annotated-html';
import { factsCsv, findingsCsv } from './csv';
import { reportJson } from './report-json';
import { saveText } from './save';

export function saveAs(session: Session, kind: ExportKind): void {
  const name = baseName(session);
  switch (kind) {
    case 'html':
      return saveText(annotatedHtml(session), `${name}.html`, 'text/html');
    case 'findings':
      return saveText(findingsCsv(session), `${name}-${session.say('panel.findings')}.csv`, 'text/csv');
    case 'facts':
      return saveText(factsCsv(session), `${name}-${session.say('panel.facts')}.csv`, 'text/csv');
    case 'json':
      return saveText(reportJson(session), `${name}.json`, 'application/json');
  }
}

/** Named after the unit and the year where the report tells them. */
export function baseName(session: Session): string {
  const part = session.report?.parts[0];
  return [session.say('export.file'), part?.unit, part?.year].filter(Boolean).join('-');
}
