import type { Options, Report, RuleInfo } from './contract';

export type * from './contract';

export type EngineState = 'starting' | 'ready' | 'broken';

export interface CheckOptions {
  /** Aborting rejects at once with an `AbortError`; a long check is stopped, a short one is let run out unheard. */
  readonly signal?: AbortSignal | undefined;
  /** Called with 0…1 while a long check runs: an estimate from the speed of the checks before it. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface Engine {
  readonly state: EngineState;
  /** `worker` when checks run beside the page, `page` where the browser allows no worker. */
  readonly place: 'worker' | 'page';
  /** Rejects with an `EngineError` of code `options` and leaves the former options in force. */
  configure(options: Options): Promise<void>;
  check(text: string, how?: CheckOptions): Promise<Report>;
  rules(): Promise<readonly RuleInfo[]>;
  explain(id: string): Promise<RuleInfo>;
  /** Turns the bytes of a text file (UTF-8, UTF-16 or GB18030) into its text. */
  decode(bytes: ArrayBuffer): Promise<string>;
  dispose(): void;
}

export type EngineErrorCode = 'no-wasm' | 'load' | 'options' | 'crashed' | 'hung' | 'unknown-rule';

/** What went wrong, in the configured language; `code` says which kind of trouble it is. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
  }
}
