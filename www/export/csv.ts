// Tables for spreadsheets: no cell of the report can become a formula.

import type { Session } from '../app/session';
import { placeOf } from '../app/index-of-report';
import { FACT_COLUMNS, factRows } from './fact-rows';
import { cell } from './harmless';

/** The byte-order mark by which spreadsheets know UTF-8. */
const BOM = '\ufeff';

export function toCsv(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => row.map((text) => quoted(cell(text))).join(',');
  return `${BOM}${rows.map(line).join('\r\n')}\r\n`;
}

/** For the clipboard: tabs and breaks inside a cell would cut it. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => cell(text).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function factsCsv(session: Session): string {
  const head = FACT_COLUMNS.map((column) => session.say(`facts.${column}`));
  return toCsv([head, ...factRows(session).map(({ cells }) => FACT_COLUMNS.map((column) => cells[column]))]);
}

export function findingsCsv(session: Session): string {
  const { report, places } = session;
  const head = [
    session.say('settings.wordingSeverity'),
    session.say('facts.heading'),
    session.say('facts.place'),
    session.say('csv.finding'),
    session.say('csv.message'),
    session.say('card.suspect').replace(/[:：]$/, ''),
    session.say('card.right'),
    session.say('csv.ignored'),
    session.say('csv.rule'),
  ];
  const rows = (report?.findings ?? []).map((finding) => {
    const span = placeOf(finding);
    const { suspect } = finding;
    const ignored = session.ignores.get(finding.fingerprint);
    return [
      session.say(`severity.${finding.severity}`),
      span && places ? places.heading(span[0]) : '',
      span && places ? session.say('place.line', { line: places.line(span[0]) }) : '',
      finding.title,
      finding.message,
      suspect ? session.text.slice(suspect.span[0], suspect.span[1]) : '',
      suspect?.value ?? '',
      ignored ? ignored.reason || session.say('ignore.noReason') : '',
      finding.rule,
    ];
  });
  return toCsv([head, ...rows]);
}
