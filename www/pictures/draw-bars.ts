// The drawings made of bars. Observable Plot makes them; what it would style inline is in the page's own sheet.

import * as Plot from '@observablehq/plot';
import type { Session } from '../app/session';
import { clip, finished, labelled, written, type Go } from './finish';
import { bindMarks, oneTabStop, type Mark } from './reach';
import { DATA_STATES, type Pair, type Point, type Reached, type Section } from './series';

/** A row of a drawing: its name on the left and its figures on the right, above the bars. */
interface Head {
  name: string;
  figures: string;
  fill: string;
}

const ROW_HEIGHT = 44;

/** Rows of bars below one another, `most` wide at the most; each bar's `row` is the index of its head. */
function drawRows(
  title: string,
  heads: Head[],
  most: number,
  width: number,
  bars: Plot.Markish[],
): SVGElement {
  const row = (_: Head, at: number): string => String(at);
  const plot = Plot.plot({
    width,
    height: heads.length * ROW_HEIGHT + 8,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, most], axis: null },
    y: { domain: heads.map(row), axis: null, padding: 0 },
    marks: [
      ...bars,
      Plot.text(heads, {
        frameAnchor: 'left',
        y: row,
        dy: -10,
        text: ({ name }: Head) => clip(name, width),
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
      Plot.text(heads, {
        frameAnchor: 'right',
        y: row,
        dy: -10,
        text: 'figures',
        textAnchor: 'end',
        fill: 'fill',
      }),
    ],
  });
  return finished(plot, title);
}

interface Bar extends Mark {
  size: number;
  row: string;
  disputed: boolean;
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
  const outer = pairs.flatMap((pair, at) =>
    pair.first ? [bar(session, pair, pair.first, words[0], at)] : [],
  );
  const inner = pairs.flatMap((pair, at) =>
    pair.second ? [bar(session, pair, pair.second, words[1], at)] : [],
  );
  const most = Math.max(...[...outer, ...inner].map(({ size }) => size), 0);
  const heads = pairs.map(({ name, first, second }) => ({
    name,
    figures: `${written(second)} / ${written(first)}`,
    fill: first?.disputed || second?.disputed ? 'var(--red)' : 'var(--ink-soft)',
  }));
  const svg = drawRows(title, heads, most || 1, width, [
    Plot.barX(outer, {
      x: 'size',
      y: 'row',
      insetTop: 24,
      insetBottom: 4,
      fill: ({ disputed }: Bar) => (disputed ? 'var(--red-soft)' : 'var(--accent-soft)'),
      stroke: ({ disputed }: Bar) => (disputed ? 'var(--red)' : 'var(--accent)'),
      className: 'outer',
    }),
    Plot.barX(inner, {
      x: 'size',
      y: 'row',
      insetTop: 28,
      insetBottom: 8,
      fill: ({ disputed }: Bar) => (disputed ? 'var(--red)' : 'var(--accent)'),
      className: 'inner',
    }),
  ]);
  const [outerGroup, innerGroup] = svg.querySelectorAll('g[aria-label="bar"]');
  outerGroup?.setAttribute('aria-label', words[0]);
  innerGroup?.setAttribute('aria-label', words[1]);
  bindMarks(svg, words[0], outer, go);
  bindMarks(svg, words[1], inner, go);
  oneTabStop(svg);
  return svg;
}

function bar(session: Session, pair: Pair, point: Point, word: string, at: number): Bar {
  const { disputed, span } = point;
  const label = labelled(session, `${pair.name} · ${word}`, point.printed, disputed);
  return { size: Math.max(0, point.size), row: String(at), span, label, disputed };
}

/** Longer bars than this are cut, and say so by their label only. */
const MOST_SHARE = 160;

export function drawReached(session: Session, reached: Reached[], width: number, go: Go): SVGElement {
  const bars = reached.map(({ name, operator, target, actual, share, met }, at) => {
    const told = `${operator}${target.printed} → ${actual.printed}`;
    const word = session.say(met ? 'pictures.met' : 'pictures.unmet');
    return {
      row: String(at),
      size: Math.min(Math.max(share, 0), MOST_SHARE),
      span: actual.span,
      label: labelled(session, name, `${told} ${word}`, actual.disputed),
      met,
    };
  });
  const heads = reached.map(({ name, operator, target, actual, met }) => ({
    name,
    figures: `${operator}${target.printed} → ${written(actual)}`,
    fill: met ? 'var(--ink-soft)' : 'var(--ochre)',
  }));
  const most = Math.max(110, ...bars.map(({ size }) => size));
  const svg = drawRows(session.say('pictures.indicators'), heads, most, width, [
    Plot.barX(bars, { x: 'size', y: 'row', insetTop: 26, insetBottom: 6, fill: reachedFill }),
    Plot.tickX(bars, {
      x: () => 100,
      y: 'row',
      insetTop: 24,
      insetBottom: 3,
      stroke: 'var(--ink)',
      strokeWidth: 2,
      className: 'goal',
    }),
  ]);
  bindMarks(svg, 'bar', bars, go);
  oneTabStop(svg);
  return svg;
}

function reachedFill({ met }: { met: boolean }): string {
  return met ? 'var(--accent)' : 'var(--chart-second)';
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
  const heads = sections.map(({ title, counts, data }) => ({
    name: title,
    figures: `${counts.proved} / ${data}`,
    fill: 'var(--ink-soft)',
  }));
  const svg = drawRows(session.say('pictures.share'), heads, 100, width, [
    Plot.barX(pieces, {
      x1: 'x1',
      x2: 'x2',
      y: 'row',
      insetTop: 26,
      insetBottom: 6,
      insetRight: 1,
      fill: ({ state }: { state: keyof typeof STATE_FILL }) => STATE_FILL[state],
    }),
  ]);
  bindMarks(svg, 'bar', pieces, go);
  oneTabStop(svg);
  return svg;
}
