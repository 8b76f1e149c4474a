import { Host } from './host';
import { message } from './messages';
import type { Lang } from './messages';
import { PageSeat, WorkerSeat } from './seat';
import type { Seat } from './seat';
import type { Source } from './source';
import { FULL, LIGHT } from './source';
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
  // The light engine speaks Chinese alone, and takes the full one's place where that is all there is.
  const first = lang === 'zh' ? LIGHT : FULL;
  try {
    return new Host(await sit(first), first === FULL ? undefined : () => sit(FULL));
  } catch (error) {
    // A policy that forbids WebAssembly lets it exist and fails the compilation.
    if (error instanceof WebAssembly.CompileError) throw new EngineError('no-wasm', message('no-wasm', lang));
    const detail = error instanceof Error ? error.message : String(error);
    throw new EngineError('load', message('load', lang, detail));
  }
}

async function sit(source: Source): Promise<Seat> {
  const module = source.compile();
  // Both seats wait for it; without this, a failure would also count as unhandled.
  module.catch(() => undefined);
  try {
    return await WorkerSeat.open(() => source.startWorker(), module);
  } catch {
    return PageSeat.open(module, () => source.glue());
  }
}
