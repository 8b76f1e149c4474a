// The messages between a portal and the checker in its iframe. Every one carries `gouji: 1`, the protocol's version.

import type { EngineErrorCode, Options, Report } from '../engine/types';

/** From the portal. */
export type FromPortal = { readonly gouji: 1 } & (
  | /** Asks whether the frame is there; answered by `ready`. */ { readonly type: 'hello' }
  | /** Puts a text into the frame's field, and checks it. */ {
      readonly type: 'check';
      readonly text: string;
      readonly options?: Options;
      /** Comes back with the answer. */
      readonly id?: string | number;
    }
  | /** Fingerprints of findings that were set aside earlier. */ {
      readonly type: 'ignored';
      readonly fingerprints: readonly string[];
    }
);

/** To the portal. */
export type ToPortal = { readonly gouji: 1 } & (
  | { readonly type: 'ready' }
  | {
      readonly type: 'report';
      readonly report: Report;
      /** The text the report's offsets are in. */
      readonly text: string;
      readonly id?: string | number | undefined;
    }
  | {
      readonly type: 'error';
      readonly code: EngineErrorCode;
      readonly message: string;
      readonly id?: string | number | undefined;
    }
  | { readonly type: 'ignore'; readonly fingerprint: string; readonly ignored: boolean }
  | /** The height the frame would like, in pixels. */ { readonly type: 'height'; readonly height: number }
);

/** Only what has the shape of a message is one. */
export function readMessage(data: unknown): FromPortal | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const message = data as Record<string, unknown>;
  if (message.gouji !== 1) return undefined;
  switch (message.type) {
    case 'hello':
      return { gouji: 1, type: 'hello' };
    case 'check':
      if (typeof message.text !== 'string') return undefined;
      return {
        gouji: 1,
        type: 'check',
        text: message.text,
        ...(typeof message.options === 'object' && message.options !== null ? { options: message.options } : {}),
        ...(typeof message.id === 'string' || typeof message.id === 'number' ? { id: message.id } : {}),
      };
    case 'ignored':
      if (!Array.isArray(message.fingerprints)) return undefined;
      return {
        gouji: 1,
        type: 'ignored',
        fingerprints: message.fingerprints.filter((each): each is string => typeof each === 'string'),
      };
    default:
      return undefined;
  }
}
