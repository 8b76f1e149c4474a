// What the scripts share: running a program, finding one, saying what is going on.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Rust's programs live here even where the shell was not told so. */
const CARGO_BIN = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');

export const environment = { ...process.env, PATH: `${process.env.PATH}${delimiter}${CARGO_BIN}` };

export const isWindows = process.platform === 'win32';

/** A prerequisite that is missing, with the command that cures it. */
export class Missing extends Error {
  constructor(what, cure) {
    super(`Missing: ${what}\n  Cure:  ${cure}`);
    this.name = 'Missing';
  }
}

export function say(text) {
  console.log(`\n▸ ${text}`);
}

/** The full path of a program, or undefined. */
export function find(program) {
  const names = isWindows ? [`${program}.exe`, `${program}.cmd`, program] : [program];
  for (const folder of environment.PATH.split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        if (statSync(path).isFile()) return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

/** Runs a program with its output shown; throws when it fails. */
export function run(program, args, extra = {}) {
  console.log(`  $ ${[program, ...args].join(' ')}`);
  const { status, signal, error } = spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: isWindows,
    ...extra,
    env: { ...environment, ...extra.env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${signal ?? `status ${status}`}`);
}

/** What a program prints, or undefined where it fails. */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env: environment, shell: isWindows });
  return status === 0 ? stdout.trim() : undefined;
}

/** Time of the youngest file under the paths given; 0 where there is none. */
export function youngest(paths) {
  let time = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    time = Math.max(
      time,
      stat.isDirectory() ? youngest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs,
    );
  }
  return time;
}
