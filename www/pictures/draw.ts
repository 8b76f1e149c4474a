// The drawings themselves. Observable Plot makes them; what it would style inline is in the page's own sheet.

import * as Plot from '@observablehq/plot';
import type { Session } from '../app/session';
import { stageWord } from '../app/words';
import type { Span16 } from '../engine/contract';
import { bindMarks, oneTabStop, type Mark } from './reach';
import { DATA_STATES, type Column, type Pair, type Point, type Reached, type Section } from './series';

export type Go = (span: Span16) => void;

/** Plot's result without the style element in it, which the page's policy would refuse. */
function finished(plot: Element, label: string): SVGElement {
  const svg = plot as SVGElement;
  svg.querySelectorAll('style').forEach((style) => style.remove());
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', label);
  // What is written beside the marks is in their names already.
  svg
    .querySelectorAll(
      'g[aria-label="text"], g[aria-label="area"], g[aria-label="rule"], g[aria-label="tick"]',
    )
    .forEach((group) => {
      group.setAttribute('aria-hidden', 'true');
    });
  return svg;
}

function labelled(session: Session, label: string, printed: string): string {
  return session.say('pictures.mark', { label, value: printed });
}

const BAR = 0.3;

export function drawMoney(
  session: Session,
  columns: Column[],
  adjust: Point | undefined,
  width: number,
  go: Go,
): SVGElement {
  const { lang } = session.settings;
  const bars = columns.flatMap((column, x) => {
    let base = 0;
    return column.parts.map((part) => {
      const bar = {
        x1: x - BAR,
        x2: x + BAR,
        y1: base,
        y2: base + part.size,
        part: part.part,
        span: part.span,
      };
      base = bar.y2;
      const name = [stageWord(lang, column.stage), session.say(`subject.${part.part}`)].join(' · ');
      return { ...bar, label: labelled(session, name, part.printed) };
    });
  });
  const ribbons = columns.slice(1).flatMap((_, at) => {
    const [left, right] = [
      bars.filter((bar) => bar.x1 === at - BAR),
      bars.filter((bar) => bar.x1 === at + 1 - BAR),
    ];
    return left.flatMap((from) => {
      const to = right.find((bar) => bar.part === from.part);
      if (!to) return [];
      const z = `${at}${from.part}`;
      return [
        { x: from.x2, y1: from.y1, y2: from.y2, z, part: from.part },
        { x: to.x1, y1: to.y1, y2: to.y2, z, part: from.part },
      ];
    });
  });
  const totals = columns.map((column, x) => ({ x, y: column.total, text: column.whole?.printed ?? '' }));
  const gap = columns.findIndex(({ stage }) => stage === 'full') - 0.5;
  const plot = Plot.plot({
    width,
    height: 240,
    marginTop: 28,
    marginBottom: 28,
    marginLeft: 8,
    marginRight: 8,
    x: { domain: [-0.5, columns.length - 0.5], axis: null },
    y: { axis: null, zero: true },
    marks: [
      Plot.areaY(ribbons, {
        x: 'x',
        y1: 'y1',
        y2: 'y2',
        z: 'z',
        curve: 'bump-x',
        className: 'ribbon',
        fill: 'var(--accent)',
        fillOpacity: 0.14,
      }),
      Plot.rect(bars, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        inset: 0.5,
        fill: (bar: { part: string }) => (bar.part === 'project' ? 'var(--chart-second)' : 'var(--accent)'),
      }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      Plot.text(totals, { x: 'x', y: 'y', text: 'text', dy: -10, fill: 'var(--ink)' }),
      Plot.text(columns, {
        x: (_: Column, at: number) => at,
        y: () => 0,
        dy: 14,
        text: ({ stage }: Column) => stageWord(lang, stage),
        fill: 'var(--ink-soft)',
      }),
      Plot.text(adjust && gap > 0 ? [adjust] : [], {
        x: () => gap,
        y: () => Math.max(...columns.map(({ total }) => total)),
        dy: -10,
        text: ({ printed }: Point) => `${adjustSign(columns)}${printed}`,
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  const svg = finished(plot, session.say('pictures.money'));
  bindMarks(svg, 'rect', bars, go);
  oneTabStop(svg);
  return svg;
}

function adjustSign(columns: Column[]): string {
  const initial = columns.find(({ stage }) => stage === 'initial')?.total ?? 0;
  const full = columns.find(({ stage }) => stage === 'full')?.total ?? 0;
  return full >= initial ? '+' : '−';
}

/** Pairs as an outlined bar with a solid one in it: budget and spending, weight and score. */
export function drawPairs(
  session: Session,
  title: string,
  words: [string, string],
  pairs: Pair[],
  width: number,
  go: Go,
): SVGElement {
  const names = pairs.map((_, at) => String(at));
  const outer = pairs.flatMap((pair, at) =>
    pair.first ? [bar(session, pair, pair.first, words[0], at)] : [],
  );
  const inner = pairs.flatMap((pair, at) =>
    pair.second ? [bar(session, pair, pair.second, words[1], at)] : [],
  );
  const most = Math.max(...[...outer, ...inner].map(({ size }) => size), 0);
  const plot = Plot.plot({
    width,
    height: pairs.length * 44 + 8,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, most || 1], axis: null },
    y: { domain: names, axis: null, padding: 0 },
    marks: [
      Plot.barX(outer, {
        x: 'size',
        y: 'row',
        insetTop: 24,
        insetBottom: 4,
        fill: 'var(--accent-soft)',
        stroke: 'var(--accent)',
        className: 'outer',
      }),
      Plot.barX(inner, {
        x: 'size',
        y: 'row',
        insetTop: 28,
        insetBottom: 8,
        fill: 'var(--accent)',
        className: 'inner',
      }),
      Plot.text(pairs, {
        x: () => 0,
        y: (_: Pair, at: number) => String(at),
        dy: -10,
        text: ({ name }: Pair) => clip(name, width),
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
      Plot.text(pairs, {
        x: () => most || 1,
        y: (_: Pair, at: number) => String(at),
        dy: -10,
        text: ({ first, second }: Pair) => `${second?.printed ?? '—'} / ${first?.printed ?? '—'}`,
        textAnchor: 'end',
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  const svg = finished(plot, title);
  const [outerGroup, innerGroup] = svg.querySelectorAll('g[aria-label="bar"]');
  outerGroup?.setAttribute('aria-label', words[0]);
  innerGroup?.setAttribute('aria-label', words[1]);
  bindMarks(svg, words[0], outer, go);
  bindMarks(svg, words[1], inner, go);
  oneTabStop(svg);
  return svg;
}

function bar(
  session: Session,
  pair: Pair,
  point: Point,
  word: string,
  at: number,
): Mark & { size: number; row: string } {
  const label = labelled(session, `${pair.name} · ${word}`, point.printed);
  return { size: Math.max(0, point.size), row: String(at), span: point.span, label };
}

/** Longer bars than this are cut, and say so by their label only. */
const MOST_SHARE = 160;

export function drawReached(session: Session, reached: Reached[], width: number, go: Go): SVGElement {
  const bars = reached.map(({ name, operator, target, actual, share }, at) => ({
    row: String(at),
    size: Math.min(Math.max(share, 0), MOST_SHARE),
    span: actual.span,
    text: `${operator}${target.printed} → ${actual.printed}`,
    name,
    label: labelled(session, name, `${operator}${target.printed} → ${actual.printed}`),
  }));
  const plot = Plot.plot({
    width,
    height: bars.length * 44 + 8,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, Math.max(110, ...bars.map(({ size }) => size))], axis: null },
    y: { domain: bars.map(({ row }) => row), axis: null, padding: 0 },
    marks: [
      Plot.barX(bars, { x: 'size', y: 'row', insetTop: 26, insetBottom: 6, fill: 'var(--accent)' }),
      Plot.tickX(bars, {
        x: () => 100,
        y: 'row',
        insetTop: 22,
        insetBottom: 3,
        stroke: 'var(--ink)',
        strokeWidth: 2,
        className: 'goal',
      }),
      Plot.text(bars, {
        x: () => 0,
        y: 'row',
        dy: -10,
        text: ({ name }: { name: string }) => clip(name, width),
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
      Plot.text(bars, {
        frameAnchor: 'right',
        y: 'row',
        dy: -10,
        text: 'text',
        textAnchor: 'end',
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  const svg = finished(plot, session.say('pictures.indicators'));
  bindMarks(svg, 'bar', bars, go);
  oneTabStop(svg);
  return svg;
}

const STATE_FILL = { proved: 'var(--accent)', disputed: 'var(--red)', read: 'var(--chart-quiet)' } as const;

export function drawCoverage(session: Session, sections: Section[], width: number, go: Go): SVGElement {
  const pieces = sections.flatMap(({ title, counts, firsts, data }, at) => {
    let from = 0;
    return DATA_STATES.flatMap((state) => {
      const span = firsts[state];
      if (!span) return [];
      const piece = { row: String(at), x1: from, x2: from + (counts[state] / data) * 100, state, span };
      from = piece.x2;
      return [
        {
          ...piece,
          label: labelled(session, `${title} · ${session.say(`state.${state}`)}`, String(counts[state])),
        },
      ];
    });
  });
  const plot = Plot.plot({
    width,
    height: sections.length * 44 + 8,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, 100], axis: null },
    y: { domain: sections.map((_, at) => String(at)), axis: null, padding: 0 },
    marks: [
      Plot.barX(pieces, {
        x1: 'x1',
        x2: 'x2',
        y: 'row',
        insetTop: 26,
        insetBottom: 6,
        insetRight: 1,
        fill: ({ state }: { state: keyof typeof STATE_FILL }) => STATE_FILL[state],
      }),
      Plot.text(sections, {
        x: () => 0,
        y: (_: Section, at: number) => String(at),
        dy: -10,
        text: ({ title }: Section) => clip(title, width),
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
      Plot.text(sections, {
        frameAnchor: 'right',
        y: (_: Section, at: number) => String(at),
        dy: -10,
        text: ({ counts, data }: Section) => `${counts.proved} / ${data}`,
        textAnchor: 'end',
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  const svg = finished(plot, session.say('pictures.share'));
  bindMarks(svg, 'bar', pieces, go);
  oneTabStop(svg);
  return svg;
}

/** A name that leaves room for the figures beside it. */
function clip(name: string, width: number): string {
  const most = Math.max(8, Math.floor((width - 150) / 13));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
