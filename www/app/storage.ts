// What the browser keeps between visits. Storage may be blocked by policy; then nothing is kept and the page says so.

let blocked = false;

/** True once a read or a write has been refused. */
export function storageBlocked(): boolean {
  return blocked;
}

export function load(key: string): unknown {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : JSON.parse(kept);
  } catch (error) {
    // A damaged entry is not a blocked store: forget it and go on.
    if (!(error instanceof SyntaxError)) blocked = true;
    return undefined;
  }
}

/** Keeps `value`; `undefined` forgets the key. False where the browser refuses or has no room. */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    if (!full) blocked = true;
    return false;
  }
}
