// What an engine's thread does. It is handed the compiled module, and so never fetches anything.

import type { FromWorker, ToWorker } from './calls';
import { perform, refusal } from './calls';
import type { Glue } from './core';
import { Core } from './core';

function reply(message: FromWorker, transfer: Transferable[] = []): void {
  // The page's `postMessage` takes an origin second; a worker's takes what to transfer.
  (self as unknown as { postMessage(message: unknown, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}

export function serve(glue: Glue): void {
  let core: Core | undefined;
  self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === 'start') {
      core = new Core(glue, data.module);
      reply({ ready: true });
      return;
    }
    if (core === undefined) return;
    try {
      const value = perform(core, data);
      reply({ value }, Array.isArray(value) && value[0] instanceof Uint32Array ? [value[0].buffer] : []);
    } catch (error) {
      reply({ failure: error instanceof Error ? error.message : String(error), refused: refusal(error) });
    }
  });
}
