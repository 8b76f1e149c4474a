// One engine for the page: calls queue up, a check can be aborted, a crash or a hang is survived.

import type { Answers, Call } from './calls';
import { message } from './messages';
import type { Lang } from './messages';
import type { Seat } from './seat';
import { Refused } from './seat';
import type { CheckOptions, Engine, EngineState, Options, Report, RuleInfo } from './types';
import { EngineError } from './types';
import { unpack } from './unpack';

/** An aborted check that ends within this time is let run out: cheaper than a new worker. */
const GRACE_MS = 120;
/** A check may take this long whatever its size, and this much more a million characters. */
const LIMIT_MS = 8_000;
const LIMIT_MS_PER_MILLION = 8_000;
/** Checks this long or longer are worth a progress report. */
const PROGRESS_FROM_MS = 150;

const FOR_THE_FULL_ENGINE: ReadonlySet<Call['kind']> = new Set(['configure', 'rules', 'explain']);

export class Host implements Engine {
  #state: EngineState = 'ready';
  /** `undefined`: the defaults. */
  #options: Options | undefined;
  /** The call at work or about to be, behind which the next one waits. */
  #last: Promise<unknown> = Promise.resolve();
  /** Characters a millisecond, from the checks so far; the first guess is a slow machine's. */
  #speed = 2_000;

  /**
   * @param seat where the engine sits
   * @param grow seats the full engine, where `seat` has the light one
   */
  constructor(
    private seat: Seat,
    private grow?: () => Promise<Seat>,
  ) {}

  get state(): EngineState {
    return this.#state;
  }

  get place(): 'worker' | 'page' {
    return this.seat.place;
  }

  async configure(options: Options): Promise<void> {
    // A plain copy: what is sent must not change, nor hold anything a message cannot carry.
    const copy = JSON.parse(JSON.stringify(options)) as Options;
    if (this.grow !== undefined && isDefault(copy)) return;
    await this.#call({ kind: 'configure', options: copy }, LIMIT_MS);
    this.#options = copy;
  }

  async check(text: string, { signal, onProgress }: CheckOptions = {}): Promise<Report> {
    const limit = LIMIT_MS + (text.length / 1e6) * LIMIT_MS_PER_MILLION;
    const started = performance.now();
    const expected = text.length / this.#speed;
    const ticker =
      onProgress !== undefined && expected > PROGRESS_FROM_MS
        ? setInterval(() => onProgress(estimate(performance.now() - started, expected)), 100)
        : undefined;
    try {
      const packed = await this.#call({ kind: 'check', text }, limit, signal);
      if (text.length > 10_000) {
        this.#speed = text.length / Math.max(performance.now() - started, 1);
      }
      onProgress?.(1);
      return unpack(packed);
    } finally {
      clearInterval(ticker);
    }
  }

  rules(): Promise<readonly RuleInfo[]> {
    return this.#call({ kind: 'rules' }, LIMIT_MS);
  }

  async explain(id: string): Promise<RuleInfo> {
    const rule = await this.#call({ kind: 'explain', id }, LIMIT_MS);
    if (rule === undefined) throw new EngineError('unknown-rule', message('unknown-rule', this.#lang, id));
    return rule;
  }

  decode(bytes: ArrayBuffer): Promise<string> {
    return this.#call({ kind: 'decode', bytes }, LIMIT_MS + bytes.byteLength / 100);
  }

  dispose(): void {
    this.#state = 'broken';
    this.seat.stop();
  }

  get #lang(): Lang {
    return this.#options?.lang ?? 'zh';
  }

  /** Waits its turn, then puts the call; whatever comes of it, the next call finds a sound engine. */
  #call<C extends Call>(call: C, limit: number, signal?: AbortSignal): Promise<Answers[C['kind']]> {
    const turn = this.#last;
    let free = (): void => undefined;
    this.#last = new Promise<void>((resolve) => (free = resolve));
    const answer = (async () => {
      await turn;
      try {
        signal?.throwIfAborted();
        if (this.#state === 'broken') throw new EngineError('load', message('load', this.#lang, 'stopped'));
        if (FOR_THE_FULL_ENGINE.has(call.kind)) await this.#becomeFull();
      } catch (error) {
        free();
        throw error;
      }
      return this.#put(call, limit, signal, free);
    })();
    return answer as Promise<Answers[C['kind']]>;
  }

  /** Puts one call to the engine; `free` lets the next one come, which may be later than the caller's answer. */
  #put(call: Call, limit: number, signal: AbortSignal | undefined, free: () => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let ended = false;
      const end = (act: () => void): void => {
        if (ended) return;
        ended = true;
        clearTimeout(watchdog);
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      /** The engine is not to be had as it is: the caller hears why, the next call waits for a new one. */
      const giveUp = (why: EngineError): void => {
        void this.#renew().then(() => {
          reject(why);
          free();
        });
      };
      const watchdog = setTimeout(
        () => end(() => giveUp(this.#trouble('hung', String(Math.round(limit / 1000))))),
        limit,
      );
      let grace: ReturnType<typeof setTimeout> | undefined;
      const onAbort = (): void =>
        end(() => {
          reject(signal?.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError'));
          grace = setTimeout(() => {
            grace = undefined;
            void this.#renew().then(free);
          }, GRACE_MS);
        });
      /** The engine has come back from an aborted call by itself: no new one is needed. */
      const back = (): boolean => {
        if (grace === undefined) return false;
        clearTimeout(grace);
        free();
        return true;
      };
      signal?.addEventListener('abort', onAbort);
      this.seat.ask(call).then(
        (value) => {
          back();
          end(() => {
            resolve(value);
            free();
          });
        },
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          if (back()) return;
          end(() => {
            if (error instanceof Refused) {
              reject(new EngineError('options', why));
              free();
            } else {
              giveUp(this.#trouble('crashed', why));
            }
          });
        },
      );
    });
  }

  /** The light engine has what a first view needs; for all else the full one takes its place, for good. */
  async #becomeFull(): Promise<void> {
    if (this.grow === undefined) return;
    try {
      const full = await this.grow();
      this.seat.stop();
      this.seat = full;
      this.grow = undefined;
    } catch (error) {
      throw new EngineError('load', message('load', this.#lang, error instanceof Error ? error.message : String(error)));
    }
  }

  #trouble(code: 'crashed' | 'hung', detail: string): EngineError {
    return new EngineError(code, message(code, this.#lang, detail));
  }

  async #renew(): Promise<void> {
    if (this.#state === 'broken') return;
    this.#state = 'starting';
    try {
      await this.seat.renew(this.#options);
      this.#state = 'ready';
    } catch {
      this.#state = 'broken';
    }
  }
}

/** Near the truth while the check keeps its time, and never quite done after. */
function estimate(elapsed: number, expected: number): number {
  const share = elapsed / expected;
  return share < 0.8 ? share : 1 - 0.2 * Math.exp(-(share - 0.8) * 2);
}

/** Options that say nothing but what holds without them. */
function isDefault({ lang, ...rest }: Options): boolean {
  const empty = (value: unknown): boolean =>
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return (lang === undefined || lang === 'zh') && Object.values(rest).every(empty);
}
