import { Host } from './host';
import { message } from './messages';
import type { Lang } from './messages';
import { PageSeat, WorkerSeat } from './seat';
import type { Seat } from './seat';
import { compileEngine, startWorker } from './source';
import type { Engine } from './types';
import { EngineError } from './types';

export type * from './types';
export { EngineError } from './types';

/**
 * Starts the engine: in a worker, or in the page where workers are blocked. Rejects with an `EngineError` (in `lang`,
 * since no options are in force yet) where there is no WebAssembly or the engine cannot be loaded.
 */
export async function createEngine(lang: Lang = 'zh'): Promise<Engine> {
  if (typeof WebAssembly !== 'object') throw new EngineError('no-wasm', message('no-wasm', lang));
  const module = compileEngine();
  // Both seats wait for it; without this, a failure would also count as unhandled.
  module.catch(() => undefined);
  try {
    return new Host(await sit(module));
  } catch (error) {
    // A policy that forbids WebAssembly lets it exist and fails the compilation.
    if (error instanceof WebAssembly.CompileError) throw new EngineError('no-wasm', message('no-wasm', lang));
    const detail = error instanceof Error ? error.message : String(error);
    throw new EngineError('load', message('load', lang, detail));
  }
}

async function sit(module: Promise<WebAssembly.Module>): Promise<Seat> {
  try {
    return await WorkerSeat.open(startWorker, module);
  } catch {
    return PageSeat.open(module);
  }
}
