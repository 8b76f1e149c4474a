// Findings the user has set aside, by fingerprint, each with its reason. No word of the report is kept here.

import { keep, load } from './storage';
import { isRecord } from './settings';

export interface Ignore {
  fingerprint: string;
  rule: string;
  reason: string;
  /** ISO date of the decision. */
  on: string;
}

const KEY = 'gouji.ignores';

export class IgnoreList {
  readonly #byPrint = new Map<string, Ignore>();

  constructor(entries: Iterable<Ignore> = []) {
    for (const entry of entries) this.#byPrint.set(entry.fingerprint, entry);
  }

  get size(): number {
    return this.#byPrint.size;
  }

  get(fingerprint: string): Ignore | undefined {
    return this.#byPrint.get(fingerprint);
  }

  has(fingerprint: string): boolean {
    return this.#byPrint.has(fingerprint);
  }

  add(entry: Ignore): void {
    this.#byPrint.set(entry.fingerprint, entry);
  }

  remove(fingerprint: string): Ignore | undefined {
    const entry = this.#byPrint.get(fingerprint);
    this.#byPrint.delete(fingerprint);
    return entry;
  }

  clear(): void {
    this.#byPrint.clear();
  }

  entries(): Ignore[] {
    return [...this.#byPrint.values()];
  }

  /** The list as a file to hand to a colleague. */
  toJson(): string {
    return `${JSON.stringify({ gouji: 'ignores', version: 1, ignores: this.entries() }, null, 2)}\n`;
  }
}

/** Entries of an exported list; throws where the text is no such list. */
export function parseIgnores(json: string): Ignore[] {
  const value: unknown = JSON.parse(json);
  if (!isRecord(value) || value.gouji !== 'ignores' || !Array.isArray(value.ignores)) {
    throw new Error('not an ignore list');
  }
  return value.ignores.flatMap(readIgnore);
}

function readIgnore(value: unknown): Ignore[] {
  if (!isRecord(value) || typeof value.fingerprint !== 'string' || value.fingerprint === '') return [];
  const text = (field: unknown): string => (typeof field === 'string' ? field.slice(0, 500) : '');
  return [
    {
      fingerprint: value.fingerprint,
      rule: text(value.rule),
      reason: text(value.reason),
      on: text(value.on),
    },
  ];
}

export function loadIgnores(): IgnoreList {
  const kept = load(KEY);
  return new IgnoreList(Array.isArray(kept) ? kept.flatMap(readIgnore) : []);
}

/** Keeps the list, or forgets what was kept when the user no longer wants it. */
export function keepIgnores(list: IgnoreList, wanted: boolean): boolean {
  return keep(KEY, wanted && list.size > 0 ? list.entries() : undefined);
}
