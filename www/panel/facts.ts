// <gouji-facts>: what was read, as a table to sort, to search and to take into a spreadsheet.

import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../app/actions';
import { Watching } from '../app/watching';
import { stateWord } from '../app/words';
import { FACT_COLUMNS, factRows, type FactColumn, type FactRow } from '../export/fact-rows';
import { toTsv } from '../export/csv';
import { copyText } from '../export/copy';

const SHORT = 200;
/** A value's unit stands beside it under one head. */
const SHOWN_COLUMNS = FACT_COLUMNS.filter((column) => column !== 'unit');

export class Facts extends Watching {
  static override properties = {
    ...Watching.properties,
    actions: { attribute: false },
    by: { state: true },
    down: { state: true },
    words: { state: true },
    whole: { state: true },
  };
  declare actions: Actions;
  declare by: FactColumn;
  declare down: boolean;
  declare words: string;
  declare whole: boolean;

  constructor() {
    super();
    this.by = 'place';
    this.down = false;
    this.words = '';
    this.whole = false;
  }

  override render(): TemplateResult {
    const { session, actions } = this;
    if (!session.report) return html``;
    if (session.report.facts.length === 0) return html`<p class="quiet">${session.say('facts.none')}</p>`;
    const rows = this.#rows();
    const visible = this.whole ? rows : rows.slice(0, SHORT);
    return html`
      <div class="tools" role="search">
        <input
          type="search"
          aria-label=${session.say('facts.search')}
          placeholder=${session.say('facts.search')}
          .value=${this.words}
          @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
        />
        <button @click=${() => void this.#copy(rows)}>${session.say('facts.copy')}</button>
        <button @click=${() => actions.save('facts')}>${session.say('facts.csv')}</button>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${session.say('facts.caption')}>
        <table class="facts">
          <caption class="hidden">
            ${session.say('facts.caption')}
          </caption>
          <thead>
            <tr>
              ${SHOWN_COLUMNS.map((column) => this.#head(column))}
            </tr>
          </thead>
          <tbody>
            ${visible.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${
        rows.length > visible.length
          ? html`<button class="more" @click=${() => (this.whole = true)}>
              ${session.say('facts.all', { n: rows.length })}
            </button>`
          : nothing
      }
    `;
  }

  #rows(): FactRow[] {
    const wanted = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = factRows(this.session).filter((row) => {
      const text = FACT_COLUMNS.map((column) => row.cells[column])
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    const { by } = this;
    const sign = this.down ? -1 : 1;
    return rows.sort((a, b) => sign * compare(a, b, by));
  }

  #head(column: FactColumn): TemplateResult {
    const sorted = this.by === column ? (this.down ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sorted} class=${column} colspan=${column === 'value' ? 2 : 1}>
      <button @click=${() => this.#sort(column)}>
        ${this.session.say(column === 'place' ? 'facts.line' : `facts.${column}`)}<span aria-hidden="true"
          >${sorted === 'none' ? '' : this.down ? ' ▾' : ' ▴'}</span
        >
      </button>
    </th>`;
  }

  #sort(column: FactColumn): void {
    this.down = this.by === column && !this.down;
    this.by = column;
  }

  #row(row: FactRow): TemplateResult {
    const { session } = this;
    const { cells } = row;
    return html`<tr>
      <td class="subject">${cells.subject}</td>
      <td class="stage">${cells.stage}</td>
      <td class="measure">${cells.measure}</td>
      <td class="value number">
        <button class="link" @click=${() => this.actions.show([row.span], true)}>${cells.value}</button>
      </td>
      <td class="unit">${cells.unit}</td>
      <td class="state" title=${stateWord(session.settings.lang, row.state)}>
        <span class="swatch ${row.state}" aria-hidden="true"></span
        ><span class="hidden">${stateWord(session.settings.lang, row.state)}</span>
      </td>
      <td class="place" title=${cells.place}>${row.line}</td>
    </tr>`;
  }

  async #copy(rows: readonly FactRow[]): Promise<void> {
    const { session } = this;
    const head = FACT_COLUMNS.map((column) => session.say(`facts.${column}`));
    const table = toTsv([head, ...rows.map((row) => FACT_COLUMNS.map((column) => row.cells[column]))]);
    session.tell(session.say((await copyText(table)) ? 'app.copied' : 'app.copyFailed'));
  }
}

function compare(a: FactRow, b: FactRow, by: FactColumn): number {
  if (by === 'value') return a.number - b.number;
  if (by === 'place') return a.span[0] - b.span[0];
  return a.cells[by].localeCompare(b.cells[by], 'zh-CN');
}

if (!customElements.get('gouji-facts')) customElements.define('gouji-facts', Facts);
