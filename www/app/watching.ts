// A Lit element of the light DOM that draws the session and follows its changes.

import { LitElement } from 'lit';
import type { Session } from './session';

export abstract class Watching extends LitElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;
  #unwatch: (() => void) | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = this.session.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }
}
