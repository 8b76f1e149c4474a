/**
 * An array whose items are built when somebody looks at them. It is an `Array` to everyone (length, index, iteration,
 * `map`, `JSON.stringify`), except to `structuredClone`, which takes no proxies: spread it first.
 */
export function lazyArray<T extends object>(length: number, build: (index: number) => T): readonly T[] {
  const built = new Array<T | undefined>(length);
  const itemAt = (index: number): T => (built[index] ??= build(index));

  return new Proxy(built, {
    get(target, key, receiver) {
      if (typeof key === 'string') {
        const first = key.charCodeAt(0);
        if (first >= 48 && first <= 57) {
          const index = Number(key);
          return index < length ? itemAt(index) : undefined;
        }
      } else if (key === Symbol.iterator) {
        return function* () {
          for (let index = 0; index < length; index += 1) yield itemAt(index);
        };
      }
      return Reflect.get(target, key, receiver) as unknown;
    },
    has(target, key) {
      return (typeof key === 'string' && Number(key) < length) || Reflect.has(target, key);
    },
    set: () => false,
    deleteProperty: () => false,
  }) as readonly T[];
}
