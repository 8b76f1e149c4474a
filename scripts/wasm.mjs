// Builds the engine for the browser into www/engine/pkg: the .wasm files, their glue and types.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync } from 'node:zlib';
import { arrange } from './arrange.mjs';
import { mute } from './mute.mjs';
import { isWindows, run, say, youngest } from './tools.mjs';

const PKG = 'www/engine/pkg';
const TARGET = 'wasm32-unknown-unknown';

/**
 * How the engine is compiled for the browser. Panic messages name source files: ours by their path in the repository, other crates' without this machine's folders.
 * Given to every WASM build alike, so that cargo need not build the crates twice.
 */
export function wasmFlags() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const flags = `--remap-path-prefix=${cargoHome}=cargo --remap-path-prefix=${process.cwd()}=.`;
  // Small before fast: what is downloaded counts in the browser, and most of the time goes to a few hot loops either way.
  return {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags,
    CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z',
    CARGO_PROFILE_RELEASE_LTO: 'fat',
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '1',
  };
}

/** The engine is compiled twice: what a first view downloads, and what has all there is (see src/wasm.rs). */
const ENGINES = [
  { name: 'light', features: [] },
  { name: 'full', features: ['--features', 'full'] },
];

/**
 * The second round finds what the passes between have laid open. A function with one caller is not folded into it unless it is tiny: that made functions
 * so large that optimizing them again and again took minutes, and what it saved in bytes brotli lost twice over. What is hardly longer than
 * a call stands where it is called: that is smaller, and quicker by a tenth.
 */
const PASSES = [
  ...['-Oz', '--dae-optimizing', '--gufa', '-Oz'],
  ...['--one-caller-inline-max-function-size=20', '--always-inline-max-function-size=8'],
  // Nothing stands at the lowest addresses, where the stack would end: an offset can be part of the instruction.
  '--low-memory-unused',
];

export function buildWasm() {
  for (const engine of ENGINES) buildOne(engine);
}

function buildOne({ name, features }) {
  const wasm = join(PKG, `${name}_bg.wasm`);
  const sources = ['src', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'scripts/wasm.mjs', 'scripts/mute.mjs', 'scripts/arrange.mjs'];
  if (existsSync(wasm) && youngest([wasm]) > youngest(sources)) return;

  say(`Building the ${name} engine (WebAssembly)`);
  run('cargo', ['build', '--release', '--lib', '--target', TARGET, '--no-default-features', ...features], {
    env: wasmFlags(),
  });
  const folder = process.env.CARGO_TARGET_DIR ?? 'target';
  run('wasm-bindgen', [
    join(folder, TARGET, 'release', 'gouji.wasm'),
    ...['--target', 'web', '--out-dir', PKG, '--out-name', name, '--omit-default-module-path'],
  ]);
  try {
    if (name === 'light') mute(wasm);
    const optimize = (passes) =>
      run(join('node_modules', '.bin', isWindows ? 'wasm-opt.cmd' : 'wasm-opt'), [...passes, wasm, '-o', wasm]);
    optimize(PASSES);
    arrange(wasm);
    optimize(['--reorder-functions-by-name']);
  } catch (error) {
    // What was not optimised must not pass for built.
    rmSync(wasm, { force: true });
    throw error;
  }
  const bytes = readFileSync(wasm);
  console.log(`  ${wasm}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} with brotli`);
}
