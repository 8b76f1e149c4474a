import type { EngineErrorCode, Finding, Report } from '../engine/types';

/** A check has ended; also sent when an edited text has been checked again. */
export class GoujiReportEvent extends Event {
  static readonly eventName = 'gouji-report';
  constructor(readonly report: Report) {
    super(GoujiReportEvent.eventName, { bubbles: true, composed: true });
  }
}

/** The reader went to a finding's place. `preventDefault()` keeps the element from marking it in the text. */
export class GoujiSelectEvent extends Event {
  static readonly eventName = 'gouji-select';
  constructor(readonly finding: Finding) {
    super(GoujiSelectEvent.eventName, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The reader set a finding aside, or took it back. Keep `finding.fingerprint` to set it aside next time too. */
export class GoujiIgnoreEvent extends Event {
  static readonly eventName = 'gouji-ignore';
  constructor(
    readonly finding: Finding,
    readonly ignored: boolean,
  ) {
    super(GoujiIgnoreEvent.eventName, { bubbles: true, composed: true });
  }
}

/** The engine could not do what was asked; `message` is in the element's language. */
export class GoujiErrorEvent extends Event {
  static readonly eventName = 'gouji-error';
  constructor(
    readonly code: EngineErrorCode,
    readonly message: string,
  ) {
    super(GoujiErrorEvent.eventName, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'gouji-report': GoujiReportEvent;
    'gouji-select': GoujiSelectEvent;
    'gouji-ignore': GoujiIgnoreEvent;
    'gouji-error': GoujiErrorEvent;
  }
}
