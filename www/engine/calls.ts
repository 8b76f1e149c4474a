// What may be asked of the core, in one form for the worker's messages and for the in-page call.

import type { Core } from './core';
import type { Options, RuleInfo } from './types';
import type { Packed } from './unpack';

export type Call =
  | { readonly kind: 'configure'; readonly options: Options }
  | { readonly kind: 'check'; readonly text: string }
  | { readonly kind: 'rules' }
  | { readonly kind: 'explain'; readonly id: string }
  | { readonly kind: 'decode'; readonly bytes: ArrayBuffer };

export interface Answers {
  configure: undefined;
  check: Packed;
  rules: readonly RuleInfo[];
  explain: RuleInfo | undefined;
  decode: string;
}

export type Answer = Answers[Call['kind']];

/** To the worker: first the compiled module, then one call at a time. */
export type ToWorker = { readonly kind: 'start'; readonly module: WebAssembly.Module } | Call;

/** From the worker: `ready` once, then one reply a call. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly value: Answer }
  | { readonly failure: string; readonly refused: boolean };

/** Options that are refused leave the engine sound; anything else thrown by a call is a crash. */
export function refusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'OptionsError';
}

export function perform(core: Core, call: Call): Answer {
  switch (call.kind) {
    case 'configure':
      core.configure(call.options);
      return undefined;
    case 'check':
      return core.check(call.text);
    case 'rules':
      return core.rules();
    case 'explain':
      return core.explain(call.id);
    case 'decode':
      return core.decode(call.bytes);
  }
}
