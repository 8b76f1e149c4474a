// Where an offset stands, in words: line and nearest heading.

import type { Heading } from '../engine/contract';

export class Places {
  readonly #lineStarts: number[] = [0];
  readonly #outline: readonly Heading[];

  constructor(text: string, outline: readonly Heading[]) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
    this.#outline = outline;
  }

  /** Line number, from 1. */
  line(offset: number): number {
    return lastAtOrBefore(this.#lineStarts, offset, (start) => start) + 1;
  }

  /** The heading the offset stands under, or an empty string. */
  heading(offset: number): string {
    const at = lastAtOrBefore(this.#outline, offset, (heading) => heading.span[0]);
    return at < 0 ? '' : (this.#outline[at]?.title.trim() ?? '');
  }
}

/** Index of the last of `sorted` whose key is at most `wanted`; -1 where there is none. */
export function lastAtOrBefore<T>(sorted: ArrayLike<T>, wanted: number, key: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(sorted[middle] as T) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
