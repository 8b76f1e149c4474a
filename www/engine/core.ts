// The engine itself, on whichever thread it runs: the WASM instance and the checker made with the options in force.

import type { Checker as FullChecker } from './pkg/full.js';
import type { Options, RuleInfo } from './types';
import type { Packed } from './unpack';

type Checker = Pick<FullChecker, 'check' | 'free'> & Partial<Pick<FullChecker, 'rules' | 'explain'>>;

/** What both engines' glue has. The light engine's checker takes no options and knows no rules' pages. */
export interface Glue {
  readonly initSync: (module: { module: WebAssembly.Module }) => unknown;
  readonly Checker: new (options: unknown) => Checker;
  readonly decode: (bytes: Uint8Array) => string;
}

export class Core {
  #checker: Checker;

  constructor(
    private readonly glue: Glue,
    module: WebAssembly.Module,
  ) {
    glue.initSync({ module });
    this.#checker = new glue.Checker(undefined);
  }

  /** Throws what the engine says of the options, and keeps the former ones. */
  configure(options: Options): void {
    const made = new this.glue.Checker(options);
    this.#checker.free();
    this.#checker = made;
  }

  check(text: string): Packed {
    return this.#checker.check(text);
  }

  rules(): readonly RuleInfo[] {
    return this.#checker.rules?.() ?? [];
  }

  explain(id: string): RuleInfo | undefined {
    return this.#checker.explain?.(id);
  }

  decode(bytes: ArrayBuffer): string {
    return this.glue.decode(new Uint8Array(bytes));
  }

  /** After a crash: the instance lives on, the checker that was at work when it happened does not. */
  renew(options: Options | undefined): void {
    this.#checker = new this.glue.Checker(options);
  }
}
