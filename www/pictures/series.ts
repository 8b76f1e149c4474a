// The numbers of the pictures, taken from what the engine read. Nothing is computed here but lengths to draw.

import type { Figure, Report, Span16, State } from '../engine/contract';
import { lastAtOrBefore } from '../app/places';

/** A number to draw, and where it stands in the text. */
export interface Point {
  label: string;
  /** As printed, with its unit. */
  printed: string;
  size: number;
  span: Span16;
  /** Whether a relation the figure takes part in does not hold. */
  disputed: boolean;
}

export interface Pair {
  name: string;
  span: Span16;
  first: Point | undefined;
  second: Point | undefined;
}

export interface Column {
  stage: string;
  parts: (Point & { part: 'basic' | 'project' })[];
  /** The figure of the whole, where the report prints it. */
  whole: Point | undefined;
  /** The height of the column: the whole, or its parts where they come to more. */
  total: number;
}

const IN_WAN: Readonly<Record<string, number>> = {
  元: 1e-4,
  千元: 0.1,
  万元: 1,
  万: 1,
  百万元: 100,
  亿元: 1e4,
  亿: 1e4,
};

/** The part of the paste that is looked at: everything, or one of several reports. */
export type Window16 = Span16;

export function moneyFlow(
  report: Report,
  window: Window16,
): { columns: Column[]; adjust: Point | undefined; rate: Point | undefined } {
  const seen = new Map<string, Point>();
  let rate: Point | undefined;
  for (const fact of report.facts) {
    const point = pointAt(report, fact.figure, '');
    if (
      fact.measure === 'execution-rate' &&
      fact.subject === 'whole' &&
      point &&
      inside(point.span, window)
    ) {
      rate ??= point;
    }
    if (fact.measure !== 'amount') continue;
    const key = `${fact.subject}/${fact.stage}`;
    if (point && inside(point.span, window) && !seen.has(key))
      seen.set(key, inWan(report, fact.figure, point));
  }
  const columns = ['initial', 'full', 'received', 'spent'].flatMap((stage): Column[] => {
    const whole = seen.get(`whole/${stage}`);
    const basic = seen.get(`basic/${stage}`);
    const project = seen.get(`project/${stage}`);
    const parts: Column['parts'] = [];
    if (basic) parts.push({ ...basic, part: 'basic' });
    if (project) parts.push({ ...project, part: 'project' });
    // One part alone, in a column of its own, would look like the whole.
    if (parts.length < 2 && !whole) return [];
    const sum = parts.reduce((height, { size }) => height + size, 0);
    return [{ stage, parts, whole, total: Math.max(sum, whole?.size ?? 0) }];
  });
  return { columns, adjust: seen.get('whole/adjust'), rate };
}

export function projects(report: Report, window: Window16): Pair[] {
  return report.projects
    .filter(({ name_span }) => inside(name_span, window))
    .map(({ name, name_span, budget, spent }) => ({
      name,
      span: name_span,
      first: wan(report, budget, name),
      second: wan(report, spent, name),
    }))
    .filter(({ first, second }) => first ?? second);
}

export interface Reached {
  name: string;
  operator: string;
  target: Point;
  actual: Point;
  /** Actual in a hundred of target. */
  share: number;
  /** Whether the actual value is on the right side of the target. */
  met: boolean;
}

export function indicators(report: Report, window: Window16): Reached[] {
  return report.indicators.flatMap((indicator) => {
    const target = pointAt(report, indicator.target, indicator.name);
    const actual = pointAt(report, indicator.actual, indicator.name);
    if (!target || !actual || !inside(indicator.name_span, window) || target.size === 0) return [];
    if (unitAt(report, indicator.target) !== unitAt(report, indicator.actual)) return [];
    const share = (actual.size / target.size) * 100;
    // “≤ 0.9”: less is better, and a short bar is a good one.
    const met = indicator.operator === '≤' ? actual.size <= target.size : actual.size >= target.size;
    return [{ name: indicator.name, operator: indicator.operator, target, actual, share, met }];
  });
}

export function scores(report: Report, window: Window16): Pair[] {
  return report.indicators
    .filter(({ name_span }) => inside(name_span, window))
    .map(({ name, name_span, weight, score }) => ({
      name,
      span: name_span,
      first: pointAt(report, weight, name),
      second: pointAt(report, score, name),
    }))
    .filter(({ first, second }) => first && second);
}

export type DataState = Exclude<State, 'plain'>;
export const DATA_STATES: readonly DataState[] = ['proved', 'disputed', 'read'];

export interface Section {
  title: string;
  counts: Record<DataState, number>;
  /** The first figure of each state. */
  firsts: Partial<Record<DataState, Span16>>;
  data: number;
}

/** How far each top-level section has been checked. */
export function coverage(report: Report, window: Window16, before: string): Section[] {
  const level = Math.min(...report.outline.map((heading) => heading.level), 9);
  const heads = report.outline.filter((heading) => heading.level === level && inside(heading.span, window));
  const sections: Section[] = [before, ...heads.map(({ title }) => title)].map((title) => ({
    title,
    counts: { proved: 0, disputed: 0, read: 0 },
    firsts: {},
    data: 0,
  }));
  for (const figure of report.figures) {
    if (figure.state === 'plain' || !inside(figure.span, window)) continue;
    const at = lastAtOrBefore(heads, figure.span[0], ({ span }) => span[0]) + 1;
    const section = sections[at] as Section;
    section.counts[figure.state] += 1;
    section.firsts[figure.state] ??= figure.span;
    section.data += 1;
  }
  return sections.filter(({ data }) => data > 0);
}

function inside(span: Span16, [from, to]: Window16): boolean {
  return span[0] >= from && span[0] < to;
}

function unitAt(report: Report, at: number | null): string | null {
  return at === null ? null : (report.figures[at]?.unit ?? null);
}

function pointAt(report: Report, at: number | null, label: string): Point | undefined {
  const figure = at === null ? undefined : report.figures[at];
  if (!figure || figure.value === '') return undefined;
  const size = Number(figure.value);
  if (!Number.isFinite(size)) return undefined;
  const disputed = figure.state === 'disputed';
  return { label, printed: printed(figure), size, span: figure.span, disputed };
}

function wan(report: Report, at: number | null, label: string): Point | undefined {
  const point = pointAt(report, at, label);
  return point && at !== null ? inWan(report, at, point) : undefined;
}

/** Money of any unit on the one scale of the picture. */
function inWan(report: Report, at: number, point: Point): Point {
  return { ...point, size: point.size * (IN_WAN[report.figures[at]?.unit ?? ''] ?? 1) };
}

function printed(figure: Figure): string {
  const unit = figure.unit ?? '';
  return figure.text.endsWith(unit) ? figure.text : `${figure.text}${unit}`;
}
