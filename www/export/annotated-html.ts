// The report with its marks as one web page that needs nothing else: no script, no connection, every word escaped.

import type { Session } from '../app/session';
import type { Finding, Severity } from '../engine/contract';
import { dataIn, placeOf } from '../app/index-of-report';
import { escapeHtml } from './harmless';
import css from './annotated.css?inline';

const STATES = ['proved', 'disputed', 'read'] as const;

interface Cut {
  start: number;
  end: number;
  name: string;
  label: string;
}

export function annotatedHtml(session: Session): string {
  const { report, text } = session;
  if (!report) return '';
  const { lang } = session.settings;
  const title = session.say('panel.findings');
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${session.say('app.name')} · ${report.parts[0]?.unit ?? ''}`)}</title>
<style>
${css}
</style>
</head>
<body>
<header>
<h1>${escapeHtml(`${report.parts[0]?.unit ?? ''} ${session.say('export.annotated')}`.trim())}</h1>
<p>${escapeHtml(session.say('verdict.announce', { ...report.summary, data: dataIn(report.summary) }))}</p>
<p class="legend">${STATES.map((state) => `<mark class="${state}">${escapeHtml(session.say(`state.${state}`))}</mark> ${escapeHtml(session.say(`state.${state}.means`))}`).join('<br>')}</p>
</header>
<main class="text">${annotated(session, text)}</main>
<section>
<h2>${escapeHtml(title)}</h2>
<ol>
${session.open.map((finding) => listed(session, finding)).join('\n')}
</ol>
</section>
</body>
</html>
`;
}

function listed(session: Session, finding: Finding): string {
  const span = placeOf(finding);
  const line =
    span && session.places ? session.say('place.line', { line: session.places.line(span[0]) }) : '';
  const place = span ? `<a href="#at${span[0]}">${escapeHtml(line)}</a>` : '';
  const { suspect } = finding;
  const advice = suspect
    ? `<p>${escapeHtml(session.say('card.suspect'))}${escapeHtml(session.text.slice(...suspect.span))} → <b>${escapeHtml(suspect.value)}</b> ${escapeHtml(suspect.why)}</p>`
    : '';
  return `<li class="${finding.severity}"><p><b>${escapeHtml(session.say(`severity.${finding.severity}`))}</b> ${escapeHtml(finding.title)} ${place}</p><p>${escapeHtml(finding.message)}</p>${advice}</li>`;
}

/** The text with every figure in a mark that says its state in words too. */
function annotated(session: Session, text: string): string {
  let out = '';
  let done = 0;
  for (const { start, end, name, label } of cuts(session)) {
    if (start < done) continue;
    out += escapeHtml(text.slice(done, start));
    out += `<mark id="at${start}" class="${name}" title="${escapeHtml(label)}">${escapeHtml(text.slice(start, end))}</mark>`;
    done = end;
  }
  return out + escapeHtml(text.slice(done));
}

function cuts(session: Session): Cut[] {
  const { report } = session;
  if (!report) return [];
  const worst = worstByStart(session.open);
  const cuts: Cut[] = [];
  for (const figure of report.figures) {
    const finding = worst.get(figure.span[0]);
    worst.delete(figure.span[0]);
    if (figure.state === 'plain' && !finding) continue;
    const words = [session.say(`state.${figure.state}`), finding?.finding.title].filter(Boolean).join(' · ');
    const name = [figure.state, finding?.finding.severity].filter(Boolean).join(' ');
    cuts.push({ start: figure.span[0], end: figure.span[1], name, label: words });
  }
  for (const [start, { finding, end }] of worst) {
    cuts.push({ start, end, name: finding.severity, label: finding.title });
  }
  return cuts.sort((a, b) => a.start - b.start);
}

function worstByStart(findings: readonly Finding[]): Map<number, { finding: Finding; end: number }> {
  const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };
  const worst = new Map<number, { finding: Finding; end: number }>();
  for (const finding of findings) {
    const span = placeOf(finding);
    if (!span) continue;
    const known = worst.get(span[0]);
    if (!known || rank[finding.severity] < rank[known.finding.severity])
      worst.set(span[0], { finding, end: span[1] });
  }
  return worst;
}
