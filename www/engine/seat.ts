// Where the engine sits: in a worker beside the page, or in the page where the browser allows no worker.

import type { Answer, Call, FromWorker, ToWorker } from './calls';
import { perform, refusal } from './calls';
import type { Glue } from './core';
import type { Options } from './types';

/** A call the engine refused; the engine itself is sound. */
export class Refused extends Error {}

export interface Seat {
  readonly place: 'worker' | 'page';
  /** One call at a time. Rejects with `Refused`, or with any other error when the engine crashed. */
  ask(call: Call): Promise<Answer>;
  /** After a crash, a hang or an unwanted long check: a sound engine again, with these options or the defaults. */
  renew(options: Options | undefined): Promise<void>;
  stop(): void;
}

/** How long a worker may take to come up before the page does without. */
const WORKER_START_MS = 10_000;

export class WorkerSeat implements Seat {
  readonly place = 'worker';
  #worker: Worker;

  private constructor(
    private readonly start: () => Worker,
    private readonly module: WebAssembly.Module,
    worker: Worker,
  ) {
    this.#worker = worker;
  }

  /** Rejects where workers are blocked: by the browser on `file://`, or by a policy. */
  static async open(start: () => Worker, module: Promise<WebAssembly.Module>): Promise<WorkerSeat> {
    const worker = start();
    // A blocked worker says so at once, perhaps before the module is there to be sent.
    const blocked = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error('worker blocked')), { once: true });
    });
    blocked.catch(() => undefined);
    try {
      const compiled = await Promise.race([module, blocked]);
      await exchange(worker, { kind: 'start', module: compiled }, WORKER_START_MS);
      return new WorkerSeat(start, compiled, worker);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  async ask(call: Call): Promise<Answer> {
    const reply = await exchange(this.#worker, call);
    if ('value' in reply) return reply.value;
    if ('failure' in reply) throw reply.refused ? new Refused(reply.failure) : new Error(reply.failure);
    throw new Error('worker out of step');
  }

  async renew(options: Options | undefined): Promise<void> {
    this.#worker.terminate();
    this.#worker = this.start();
    await exchange(this.#worker, { kind: 'start', module: this.module }, WORKER_START_MS);
    if (options !== undefined) await this.ask({ kind: 'configure', options });
  }

  stop(): void {
    this.#worker.terminate();
  }
}

/** Sends one message and waits for the one reply to it. */
function exchange(worker: Worker, message: ToWorker, limit?: number): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const timer =
      limit === undefined ? undefined : setTimeout(() => settle(() => reject(new Error('timeout'))), limit);
    const onMessage = ({ data }: MessageEvent<FromWorker>): void => settle(() => resolve(data));
    const onError = (event: ErrorEvent): void => {
      event.preventDefault();
      settle(() => reject(new Error(event.message || 'worker')));
    };
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      worker.removeEventListener('messageerror', onUnreadable);
      act();
    };
    const onUnreadable = (): void => settle(() => reject(new Error('messageerror')));
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onUnreadable);
    worker.postMessage(message);
  });
}

export class PageSeat implements Seat {
  readonly place = 'page';

  private constructor(private readonly core: import('./core').Core) {}

  /** The engine's glue is loaded only here: a page with a worker never needs it. */
  static async open(module: Promise<WebAssembly.Module>, glue: () => Promise<Glue>): Promise<PageSeat> {
    const [{ Core }, loaded, compiled] = await Promise.all([import('./core'), glue(), module]);
    return new PageSeat(new Core(loaded, compiled));
  }

  async ask(call: Call): Promise<Answer> {
    // Lets the page draw its busy state before the thread is taken.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      return perform(this.core, call);
    } catch (error) {
      throw refusal(error) ? new Refused((error as Error).message) : error;
    }
  }

  renew(options: Options | undefined): Promise<void> {
    this.core.renew(options);
    return Promise.resolve();
  }

  stop(): void {
    // Nothing runs between calls.
  }
}
