import type { Engine, Options, Report } from './types';

export type * from './types';
export { EngineError } from './types';

// Stands in until the WASM build is wired up: every check answers with an empty report.
export function createEngine(): Promise<Engine> {
  const empty: Report = {
    gouji: '0.1.0',
    kind: 'unknown',
    summary: {
      figures: 0,
      proved: 0,
      disputed: 0,
      read: 0,
      plain: 0,
      relations: 0,
      errors: 0,
      warnings: 0,
      notes: 0,
      share: '0.0',
    },
    figures: [],
    relations: [],
    findings: [],
    facts: [],
    indicators: [],
    projects: [],
    outline: [],
    parts: [],
    unread: [],
  };
  return Promise.resolve({
    state: 'ready',
    place: 'page',
    configure: (_options: Options) => Promise.resolve(),
    check: () => Promise.resolve(empty),
    rules: () => Promise.resolve([]),
    explain: () => Promise.reject(new Error('not built')),
    decode: (bytes: ArrayBuffer) => Promise.resolve(new TextDecoder().decode(bytes)),
    dispose: () => undefined,
  });
}
