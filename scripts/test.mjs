// `npm test`: installs what is missing and runs every check there is, then says how many passed and failed.
//
// A failing step does not stop the ones after it, so that one run shows all there is to mend; a missing prerequisite does.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { browser, firefox, node, packages, rust, wasmBindgen, wasmPack } from './prerequisites.mjs';
import { environment, isWindows, Missing, say } from './tools.mjs';

const steps = [];
const tests = { passed: 0, failed: 0, skipped: 0 };

try {
  node();
  packages();
  rust();
  wasmBindgen();
  wasmPack();
  const { chromium, chromedriver } = browser();
  await everything(chromium, chromedriver);
} catch (error) {
  console.error(`\n${error instanceof Missing ? error.message : (error.stack ?? error)}`);
  process.exit(1);
}

const failed = steps.filter((step) => !step.ok);
console.log('');
for (const { name, ok, seconds } of steps) console.log(`  ${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
console.log(`\nSteps: ${steps.length - failed.length} passed, ${failed.length} failed`);
console.log(`Tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
process.exit(failed.length === 0 ? 0 : 1);

async function everything(chromium, chromedriver) {
  const { wasmFlags } = await import('./wasm.mjs');
  const forWasm = ['--release', '--target', 'wasm32-unknown-unknown', '--package', 'gouji-web-tests', '--all-targets'];
  await step('Rust format', 'cargo', ['fmt', '--all', '--check']);
  await step('Rust lint', 'cargo', ['clippy', '--release', '--all-targets', '--', '-D', 'warnings']);
  // Its tests' package brings the library in as the browser gets it: without what only the command needs.
  await step('Rust lint, WebAssembly', 'cargo', ['clippy', ...forWasm, '--', '-D', 'warnings'], wasmFlags());
  const light = ['--release', '--lib', '--target', 'wasm32-unknown-unknown', '--no-default-features'];
  await step('Rust lint, light engine', 'cargo', ['clippy', ...light, '--', '-D', 'warnings'], wasmFlags());
  await step('Rust tests', 'cargo', ['test', '--release']);

  const inBrowser = (...how) => ['test', '--headless', ...how, '--release', '--mode', 'no-install', 'tests/web'];
  const chrome = inBrowser('--chrome', '--chromedriver', chromedriver);
  await step('Binding tests in Chromium', 'wasm-pack', chrome, wasmFlags());
  if (firefox()) await step('Binding tests in Firefox', 'wasm-pack', inBrowser('--firefox'), wasmFlags());
  else console.log('\n▸ Binding tests in Firefox: left out, firefox or geckodriver is not installed');

  await step('Build', process.execPath, ['scripts/build.mjs']);
  await step('Types made from the Rust', process.execPath, ['scripts/contract.mjs', '--check']);
  await step('TypeScript', bin('tsc'), ['--noEmit']);
  await step('Lint', bin('eslint'), ['.', '--max-warnings', '0']);
  await step('Sizes', process.execPath, ['scripts/check-sizes.mjs']);
  await step('Shipped code', process.execPath, ['scripts/check-bundle.mjs']);
  await step('Page, single file, element and portal in Chromium', bin('playwright'), ['test'], { CHROMIUM: chromium });
  // By themselves: a speed is measured on a machine that does nothing else.
  await step('Speed in Chromium', bin('playwright'), ['test'], { CHROMIUM: chromium, GOUJI_SPEED: '1' });
}

function bin(name) {
  return join('node_modules', '.bin', isWindows ? `${name}.cmd` : name);
}

/** Runs one check with its output shown, and counts what its runner says of its tests. */
async function step(name, program, args, env = {}) {
  say(name);
  console.log(`  $ ${[program, ...args].join(' ')}`);
  const started = Date.now();
  const { status, text } = await shown(program, args, env);
  count(text);
  steps.push({ name, ok: status === 0, seconds: Math.round((Date.now() - started) / 1000) });
}

function shown(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: isWindows,
      env: { ...environment, ...env },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      text += piece;
      process.stdout.write(piece);
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, text }));
  });
}

/** The closing lines of cargo's, wasm-bindgen's and Playwright's runners. */
function count(text) {
  for (const [, passed, failed, ignored] of text.matchAll(
    /^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm,
  )) {
    tests.passed += Number(passed);
    tests.failed += Number(failed);
    tests.skipped += Number(ignored);
  }
  for (const [, number, word] of text.matchAll(/^ {2}(\d+) (passed|failed|skipped|flaky|did not run)\b/gm)) {
    if (word === 'passed') tests.passed += Number(number);
    else if (word === 'skipped') tests.skipped += Number(number);
    else tests.failed += Number(number);
  }
}
