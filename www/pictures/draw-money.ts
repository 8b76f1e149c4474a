// The flow of money: a column a stage, its parts in it, ribbons from one stage to the next.

import * as Plot from '@observablehq/plot';
import type { Session } from '../app/session';
import { stageWord } from '../app/words';
import type { Span16 } from '../engine/contract';
import { finished, labelled, written, type Go } from './finish';
import { bindMarks, oneTabStop } from './reach';
import type { Column, Point } from './series';

/** Half the width of a column, where one stage takes 1. */
const HALF = 0.3;

interface Block {
  column: number;
  part: 'basic' | 'project' | 'whole';
  y1: number;
  y2: number;
  span: Span16;
  label: string;
  disputed: boolean;
  number: string;
}

/** A block lower than this, in pixels, has no room for its number. */
const LEAST_HEIGHT = 18;
const HEIGHT = 240;
const MARGIN = 28;

export function drawMoney(
  session: Session,
  columns: Column[],
  { adjust, rate }: { adjust: Point | undefined; rate: Point | undefined },
  width: number,
  go: Go,
): SVGElement {
  const { lang } = session.settings;
  const wholes = columns.flatMap((column, at) => wholeOf(session, column, at));
  const parts = columns.flatMap((column, at) => partsOf(session, column, at));
  const left = ({ column }: Block): number => column - HALF;
  const right = ({ column }: Block): number => column + HALF;
  const full = columns.findIndex(({ stage }) => stage === 'full');
  const spent = columns.findIndex(({ stage }) => stage === 'spent');
  const highest = Math.max(...columns.map(({ total }) => total));
  const between: Between[] = [
    ...(adjust && full > 0
      ? [onRibbon(columns, full, adjust, adjustSign(columns), stageWord(lang, 'adjust'))]
      : []),
    ...(rate && spent > 0 ? [onRibbon(columns, spent, rate, '', session.say('measure.execution-rate'))] : []),
  ];
  const pixels = (HEIGHT - 2 * MARGIN) / highest;
  const roomy = parts.filter(({ y1, y2 }) => (y2 - y1) * pixels >= LEAST_HEIGHT);
  const plot = Plot.plot({
    width,
    height: HEIGHT,
    marginTop: MARGIN,
    marginBottom: MARGIN,
    marginLeft: 8,
    marginRight: 8,
    x: { domain: [-0.5, columns.length - 0.5], axis: null },
    y: { axis: null, zero: true },
    marks: [
      Plot.areaY(ribbons(columns.length, parts, wholes), {
        x: 'x',
        y1: 'y1',
        y2: 'y2',
        z: 'z',
        curve: 'bump-x',
        fill: 'var(--accent)',
        fillOpacity: 0.14,
      }),
      Plot.rect(wholes, {
        x1: left,
        x2: right,
        y1: 'y1',
        y2: 'y2',
        fill: ({ disputed }: Block) => (disputed ? 'var(--red-soft)' : 'var(--accent-soft)'),
        stroke: ({ disputed }: Block) => (disputed ? 'var(--red)' : 'var(--accent)'),
        strokeWidth: ({ disputed }: Block) => (disputed ? 2 : 1),
      }),
      Plot.rect(parts, {
        x1: left,
        x2: right,
        y1: 'y1',
        y2: 'y2',
        inset: 2,
        insetTop: 1,
        insetBottom: 0,
        fill: ({ part }: Block) => (part === 'project' ? 'var(--chart-second)' : 'var(--accent)'),
        stroke: ({ disputed }: Block) => (disputed ? 'var(--red)' : 'none'),
        strokeWidth: 2,
      }),
      Plot.text(roomy, {
        x: 'column',
        y: ({ y1, y2 }: Block) => (y1 + y2) / 2,
        text: ({ number, disputed }: Block) => `${disputed ? '✗ ' : ''}${number}`,
        fill: ({ part }: Block) => (part === 'project' ? 'var(--chart-second-ink)' : 'var(--accent-ink)'),
      }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      Plot.text(columns, {
        x: (_: Column, at: number) => at,
        y: 'total',
        dy: -10,
        text: ({ whole }: Column) => (whole ? written(whole) : ''),
        fill: ({ whole }: Column) => (whole?.disputed ? 'var(--red)' : 'var(--ink)'),
      }),
      Plot.text(columns, {
        x: (_: Column, at: number) => at,
        y: () => 0,
        dy: 14,
        text: ({ stage }: Column) => stageWord(lang, stage),
        fill: 'var(--ink-soft)',
      }),
      Plot.text(between, {
        x: 'x',
        y: 'y',
        text: 'text',
        fill: ({ disputed }: Between) => (disputed ? 'var(--red)' : 'var(--ink)'),
      }),
    ],
  });
  const svg = finished(plot, session.say('pictures.money'));
  // Plot calls both groups by their kind of mark; each gets the name its marks are bound by.
  const [outer, inner] = svg.querySelectorAll('g[aria-label="rect"]');
  outer?.setAttribute('aria-label', session.say('pictures.total'));
  inner?.setAttribute('aria-label', session.say('pictures.parts'));
  bindMarks(svg, session.say('pictures.total'), wholes, go);
  bindMarks(svg, session.say('pictures.parts'), parts, go);
  oneTabStop(svg);
  return svg;
}

function wholeOf(session: Session, { stage, whole }: Column, column: number): Block[] {
  if (!whole) return [];
  const name = `${stageWord(session.settings.lang, stage)} · ${session.say('pictures.total')}`;
  const { disputed, span, printed } = whole;
  const label = labelled(session, name, printed, disputed);
  return [{ column, part: 'whole', y1: 0, y2: whole.size, span, label, disputed, number: '' }];
}

function partsOf(session: Session, { stage, parts }: Column, column: number): Block[] {
  let base = 0;
  return parts.map(({ part, size, span, printed, disputed }) => {
    const name = `${stageWord(session.settings.lang, stage)} · ${session.say(`subject.${part}`)}`;
    const block: Block = {
      column,
      part,
      y1: base,
      y2: base + size,
      span,
      label: labelled(session, name, printed, disputed),
      disputed,
      number: numberOf({ printed }),
    };
    base = block.y2;
    return block;
  });
}

interface Edge {
  x: number;
  y1: number;
  y2: number;
  z: string;
}

/** From each part to itself in the next column; from whole to whole where the parts are not told. */
function ribbons(columns: number, parts: Block[], wholes: Block[]): Edge[] {
  const between = (blocks: Block[], at: number): Edge[] =>
    blocks
      .filter(({ column }) => column === at)
      .flatMap((from) => {
        const to = blocks.find(({ column, part }) => column === at + 1 && part === from.part);
        if (!to) return [];
        const z = `${at} ${from.part}`;
        return [
          { x: at + HALF, y1: from.y1, y2: from.y2, z },
          { x: at + 1 - HALF, y1: to.y1, y2: to.y2, z },
        ];
      });
  return Array.from({ length: columns - 1 }, (_, at) => {
    const ofParts = between(parts, at);
    return ofParts.length > 0 ? ofParts : between(wholes, at);
  }).flat();
}

interface Between {
  x: number;
  y: number;
  text: string;
  disputed: boolean;
}

/** What leads from one stage to the next, written on the ribbon before the column at `to`: its name, and its number. */
function onRibbon(columns: Column[], to: number, point: Point, sign: string, name: string): Between {
  const lower = Math.min(columns[to - 1]?.total ?? 0, columns[to]?.total ?? 0);
  const { disputed } = point;
  return {
    x: to - 0.5,
    y: lower / 2,
    text: `${name}\n${disputed ? '✗ ' : ''}${sign}${numberOf(point)}`,
    disputed,
  };
}

/** The number alone: there is no room for its unit. */
function numberOf({ printed }: { printed: string }): string {
  return /^[-\d.,，]+%?/.exec(printed)?.[0] ?? '';
}

/** The report prints how much was adjusted; which way is seen from the budgets on both sides. */
function adjustSign(columns: Column[]): string {
  const total = (wanted: string): number | undefined => {
    const column = columns.find(({ stage }) => stage === wanted);
    return column?.whole?.size ?? column?.total;
  };
  const [initial, full] = [total('initial'), total('full')];
  if (initial === undefined || full === undefined || initial === full) return '±';
  return full > initial ? '+' : '−';
}
