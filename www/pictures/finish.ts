// What all drawings share.

import type { Session } from '../app/session';
import type { Span16 } from '../engine/contract';
import type { Point } from './series';

export type Go = (span: Span16) => void;

/** Plot's result without the style element in it, which the page's policy would refuse. */
export function finished(plot: Element, label: string): SVGElement {
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

/** A mark's name: what it is, and its figure; a figure that is disputed says so. */
export function labelled(session: Session, label: string, printed: string, disputed = false): string {
  const value = disputed ? `${printed} ${session.say('state.disputed')}` : printed;
  return session.say('pictures.mark', { label, value });
}

/** How a figure is written beside its mark: colour alone would not tell that it is disputed. */
export function written(point: Point | undefined): string {
  return point ? `${point.disputed ? '✗ ' : ''}${point.printed}` : '—';
}

/** A name that leaves room for the figures beside it. */
export function clip(name: string, width: number): string {
  const most = Math.max(8, Math.floor((width - 150) / 13));
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
