// Installs what building and testing need and a fresh machine lacks; names the cure for what it cannot install itself.

import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { find, Missing, output, run, say, youngest } from './tools.mjs';

/** The versions that go together: the `wasm-bindgen` program must be the crate's version to the letter. */
const WASM_BINDGEN = '0.2.129';
const WASM_PACK = '0.15.1';

export function node() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Missing(`Node 20.19 or later (this is ${process.versions.node})`, 'install it from https://nodejs.org');
  }
}

export function packages() {
  const stamp = 'node_modules/.package-lock.json';
  if (existsSync(stamp) && youngest([stamp]) >= youngest(['package-lock.json'])) return;
  say('Installing the npm packages');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

export function rust() {
  if (find('cargo') === undefined || find('rustup') === undefined) {
    throw new Missing('Rust', 'curl --proto =https --tlsv1.2 -sSf https://sh.rustup.rs | sh');
  }
  const toolchain = /channel = "([^"]+)"/.exec(readFileSync('rust-toolchain.toml', 'utf8'))?.[1];
  const parts = output('rustup', ['component', 'list', '--toolchain', toolchain, '--installed']);
  const lacking = ['rustfmt', 'clippy', 'rust-std-wasm32-unknown-unknown'].filter((part) => !parts?.includes(part));
  if (lacking.length === 0) return;
  say(`Installing Rust ${toolchain} with its wasm target`);
  run('rustup', ['toolchain', 'install', toolchain, '--profile', 'minimal', '--no-self-update']);
  run('rustup', ['component', 'add', '--toolchain', toolchain, 'rustfmt', 'clippy']);
  run('rustup', ['target', 'add', '--toolchain', toolchain, 'wasm32-unknown-unknown']);
}

function compiler() {
  if (find('cc') === undefined) throw new Missing('a C linker (cc)', 'sudo apt-get install -y gcc libc6-dev');
}

export function wasmBindgen() {
  compiler();
  if (output('wasm-bindgen', ['--version'])?.endsWith(WASM_BINDGEN)) return;
  say(`Installing wasm-bindgen ${WASM_BINDGEN} (about three minutes, once)`);
  run('cargo', ['install', 'wasm-bindgen-cli', '--version', WASM_BINDGEN, '--locked', '--force']);
}

export function wasmPack() {
  if (find('wasm-pack') !== undefined) return;
  say(`Installing wasm-pack ${WASM_PACK} (about two minutes, once)`);
  run('cargo', ['install', 'wasm-pack', '--version', WASM_PACK, '--locked']);
}

/** A Chromium to drive, its driver, and glyphs to draw; `{ chromium, chromedriver }` as paths. */
export function browser() {
  const wanted = [];
  if (chromium() === undefined) wanted.push('chromium');
  if (find('chromedriver') === undefined) wanted.push('chromium-driver');
  if (!output('fc-list', [':lang=zh'])) wanted.push('fonts-noto-cjk', 'fontconfig');
  if (wanted.length > 0) installWithApt(wanted);
  return { chromium: chromium(), chromedriver: find('chromedriver') };
}

function chromium() {
  return process.env.CHROMIUM ?? find('chromium') ?? find('chromium-browser') ?? find('google-chrome');
}

/** Firefox is tested too where both it and its driver are at hand; nothing is installed for it. */
export function firefox() {
  return find('geckodriver') !== undefined && (find('firefox') ?? find('firefox-esr')) !== undefined;
}

function installWithApt(names) {
  const cure = `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (find('apt-get') === undefined) throw new Missing(names.join(', '), 'install them with your package manager');
  const root = process.getuid?.() === 0;
  if (!root && output('sudo', ['-n', 'true']) === undefined) throw new Missing(names.join(', '), cure);
  say(`Installing ${names.join(', ')}`);
  const [program, before] = root ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']];
  const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    run(program, [...before, 'update', '-q'], quiet);
    run(program, [...before, 'install', '-y', '-q', '--no-install-recommends', ...names], quiet);
  } catch (error) {
    throw new Missing(`${names.join(', ')} (${error.message})`, cure);
  }
}
