// Makes the marks of a drawing reachable: by pointer, by keyboard (one tab stop, arrows between marks), by screen reader.

import type { Span16 } from '../engine/contract';

export interface Mark {
  label: string;
  span: Span16;
}

/**
 * Binds each element of the groups labelled `group` to its mark. Plot leaves on every element the index of its datum.
 */
export function bindMarks(
  svg: SVGElement,
  group: string,
  marks: readonly Mark[],
  go: (span: Span16) => void,
): void {
  const elements = [
    ...svg.querySelectorAll<SVGElement>(`g[aria-label="${group}"] > :is(rect, path, circle)`),
  ];
  for (const element of elements) {
    const { __data__: at } = element as SVGElement & { __data__?: number };
    const mark = at === undefined ? undefined : marks[at];
    if (!mark) continue;
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', mark.label);
    element.classList.add('mark');
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = mark.label;
    element.replaceChildren(title);
    element.addEventListener('click', () => go(mark.span));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      go(mark.span);
    });
  }
}

/** One tab stop for the whole drawing; arrows go from mark to mark. */
export function oneTabStop(svg: SVGElement): void {
  const marks = [...svg.querySelectorAll<SVGElement>('.mark')];
  marks.forEach((mark, at) => mark.setAttribute('tabindex', at === 0 ? '0' : '-1'));
  svg.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = marks.indexOf(event.target as SVGElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = marks[(at + step + marks.length) % marks.length];
    marks[at]?.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    next?.focus();
  });
}
