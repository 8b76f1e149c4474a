// The engine itself, on whichever thread it runs: the WASM instance and the checker made with the options in force.

import type { Options, RuleInfo } from './types';
import { Checker, decode, initSync } from './pkg/gouji.js';
import type { Packed } from './unpack';

export class Core {
  #checker: Checker;

  constructor(module: WebAssembly.Module) {
    initSync({ module });
    this.#checker = new Checker(undefined);
  }

  /** Throws what the engine says of the options, and keeps the former ones. */
  configure(options: Options): void {
    const made = new Checker(options);
    this.#checker.free();
    this.#checker = made;
  }

  check(text: string): Packed {
    return this.#checker.check(text);
  }

  rules(): readonly RuleInfo[] {
    return this.#checker.rules();
  }

  explain(id: string): RuleInfo | undefined {
    return this.#checker.explain(id);
  }

  decode(bytes: ArrayBuffer): string {
    return decode(new Uint8Array(bytes));
  }

  /** After a crash: the instance lives on, the checker that was at work when it happened does not. */
  renew(options: Options | undefined): void {
    this.#checker = new Checker(options);
  }
}
