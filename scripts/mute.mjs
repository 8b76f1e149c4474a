// Takes the words of panics out of a compiled engine: a panic then traps at once instead of saying where it stood.
//
// The texts, their formatting and the table of source lines are a twentieth of the light engine's download, and a browser's
// user has no use for them; the page reports a trap as a crash just the same. What is wrong is found with the full engine
// or the command, which keep their words. (Leaving them out while compiling takes an unstable compiler.)

import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

/** Functions that only ever end in a panic, by the names the compiler gives them. */
const PANICS =
  /::panicking::|(?:unwrap|expect|assert)_failed|slice_\w*_fail|len_mismatch_fail|::panic_\w+$|handle_(?:alloc_)?error|capacity_overflow/;
/** Fewer than this, and the names have changed with the compiler. */
const LEAST = 20;

export function mute(path) {
  const wasm = readFileSync(path);
  const places = forgetPlaces(wasm);
  const module = binaryen.readBinary(wasm);
  let muted = 0;
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const func = module.getFunctionByIndex(index);
    const { name, module: imported } = binaryen.getFunctionInfo(func);
    if (imported || !PANICS.test(name)) continue;
    binaryen.Function(func).body = module.unreachable();
    muted += 1;
  }
  if (muted < LEAST || places < LEAST) throw new Error(`only ${muted} panics and ${places} places were known by sight`);
  writeFileSync(path, module.emitBinary());
  module.dispose();
}

const DATA_SECTION = 11;
/** Address and length of a file's name, line, column. */
const PLACE = 16;

/** Blanks the places that panics would have named, and the files' names; says how many places there were. */
function forgetPlaces(wasm) {
  let blanked = 0;
  for (const { address, from, to } of segments(wasm)) {
    const names = new Set();
    for (let at = from; at + PLACE <= to; at += 4) {
      const [start, length, line, column] = [0, 4, 8, 12].map((field) => wasm.readUInt32LE(at + field));
      const name = from + start - address;
      const inside = length > 3 && length < 300 && name >= from && name + length <= to;
      if (!inside || line === 0 || line > 50_000 || column === 0 || column > 500) continue;
      if (!/^[\x20-\x7e]+\.rs$/.test(wasm.toString('latin1', name, name + length))) continue;
      wasm.fill(0, at, at + PLACE);
      names.add(`${name} ${length}`);
      blanked += 1;
    }
    for (const name of names) {
      const [start, length] = name.split(' ').map(Number);
      wasm.fill(0, start, start + length);
    }
  }
  return blanked;
}

/** Where the module's data stands in the file, and which address it will have. */
function* segments(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === DATA_SECTION) {
      for (let left = number(); left > 0; left -= 1) {
        // What the linker writes: active, memory 0, an `i32.const` and `end`.
        if (number() !== 0 || wasm[at++] !== 0x41) throw new Error('a data segment of another kind');
        const address = number();
        at += 1;
        const length = number();
        yield { address, from: at, to: at + length };
        at += length;
      }
    }
    at = end;
  }
}
