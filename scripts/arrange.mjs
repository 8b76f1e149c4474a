// Puts functions of a compiled engine that are alike beside each other: what compresses the download then finds most of a
// function in the one before it, which saves a fiftieth. The engine itself stays what it is.

import { readFileSync, writeFileSync } from 'node:fs';

/** Functions that are called most come first already, and have the shortest numbers: they stay where they are. */
const KEPT = 128;
/** Bytes that two functions must have in a row to be alike. */
const RUN = 6;
/** What so many functions have tells nothing. */
const COMMON = 800;

/** Names every function by its place among its like; wasm-opt then sorts them by name. */
export function arrange(path) {
  const wasm = readFileSync(path);
  const { imported, bodies } = functions(wasm);
  const order = [...bodies.slice(0, KEPT).keys(), ...chain(bodies.slice(KEPT)).map((index) => index + KEPT)];
  const names = order.map((index, place) => [imported + index, String(place).padStart(6, '0')]);
  writeFileSync(path, Buffer.concat([wasm, nameSection(names.sort(([a], [b]) => a - b))]));
}

/** From one function to the one most like it of those that are left, and so on. */
function chain(bodies) {
  const runs = bodies.map(runsOf);
  const having = new Map();
  runs.forEach((own, index) => {
    for (const run of own) having.set(run, [...(having.get(run) ?? []), index]);
  });
  const left = new Set(bodies.keys());
  const order = [];
  for (let at = 0; left.size > 0; ) {
    left.delete(at);
    order.push(at);
    const shared = new Map();
    for (const run of runs[at]) {
      const others = having.get(run);
      if (others.length > COMMON) continue;
      for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1 / Math.log2(1 + others.length));
    }
    const likeness = ([other, weight]) => weight / (runs[other].size + runs[at].size);
    let best = [left.values().next().value, 0];
    for (const entry of shared) if (likeness(entry) > best[1]) best = [entry[0], likeness(entry)];
    [at] = best;
  }
  return order;
}

function runsOf(body) {
  const runs = new Set();
  for (let from = 0; from + RUN <= body.length; from += 1) runs.add(body.readUIntBE(from, RUN));
  return runs;
}

const SECTIONS = { imports: 2, code: 10 };

/** How many functions are imported, which are numbered first, and the bytes of the others. */
function functions(wasm) {
  let [at, imported, bodies] = [8, 0, []];
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const skip = () => {
    const length = number();
    at += length;
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === SECTIONS.imports) {
      for (let left = number(); left > 0; left -= 1) {
        skip();
        skip();
        if (wasm[at++] !== 0) throw new Error('an import that is no function');
        number();
        imported += 1;
      }
    }
    if (section === SECTIONS.code) {
      bodies = Array.from({ length: number() }, () => {
        const length = number();
        at += length;
        return wasm.subarray(at - length, at);
      });
    }
    at = end;
  }
  return { imported, bodies };
}

/** The custom section that gives functions their names. */
function nameSection(names) {
  const leb = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >> 7)]);
  const text = (value) => [...leb(value.length), ...Buffer.from(value)];
  const sized = (id, bytes) => [id, ...leb(bytes.length), ...bytes];
  const entries = [...leb(names.length), ...names.flatMap(([index, name]) => [...leb(index), ...text(name)])];
  return Buffer.from(sized(0, [...text('name'), ...sized(1, entries)]));
}
