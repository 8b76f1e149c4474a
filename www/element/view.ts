// What the element draws: a text field, one line of verdict, the findings. Text only ever becomes text nodes.

import type { Finding, Report } from '../engine/types';
import type { Words } from './words';

export interface Doings {
  readonly edited: () => void;
  readonly go: (finding: Finding) => void;
  readonly setAside: (finding: Finding, ignored: boolean) => void;
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  part: string,
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.className = name;
  node.setAttribute('part', part);
  return node;
}

export class View {
  readonly text = make('textarea', 'text', 'text');
  readonly #verdict = make('p', 'verdict', 'verdict');
  readonly #findings = make('ol', 'findings', 'findings');

  constructor(
    root: ShadowRoot,
    private readonly doings: Doings,
  ) {
    this.text.spellcheck = false;
    this.#verdict.setAttribute('role', 'status');
    this.text.addEventListener('input', doings.edited);
    root.append(this.text, this.#verdict, this.#findings);
  }

  speak(words: Words): void {
    this.text.setAttribute('aria-label', words.text);
    this.text.placeholder = words.placeholder;
    this.#findings.setAttribute('aria-label', words.findings);
  }

  say(line: string, trouble = false): void {
    this.#verdict.textContent = line;
    this.#verdict.toggleAttribute('data-trouble', trouble);
  }

  show(report: Report, ignored: ReadonlySet<string>, words: Words, text: string): void {
    const clean = report.findings.length === 0 && report.summary.figures > 0;
    this.say(words.verdict(report.summary) + (clean ? words.clean : ''));
    this.#findings.replaceChildren(
      ...report.findings.map((finding) => this.#row(finding, ignored.has(finding.fingerprint), words, text)),
    );
  }

  clear(): void {
    this.#findings.replaceChildren();
  }

  #row(finding: Finding, ignored: boolean, words: Words, text: string): HTMLLIElement {
    const row = make('li', 'finding', `finding ${finding.severity}`);
    row.dataset.severity = finding.severity;
    row.toggleAttribute('data-ignored', ignored);

    const severity = make('span', 'severity', 'severity');
    severity.textContent = words.severity[finding.severity];
    const go = make('button', 'title', 'title');
    go.type = 'button';
    go.textContent = finding.title;
    go.addEventListener('click', () => this.doings.go(finding));
    const head = document.createElement('div');
    head.append(severity, go);

    const aside = make('button', 'aside', 'ignore');
    aside.type = 'button';
    aside.textContent = ignored ? words.restore : words.ignore;
    aside.addEventListener('click', () => this.doings.setAside(finding, !ignored));

    const message = make('p', 'message', 'message');
    message.textContent = finding.message;
    row.append(head, aside, message);
    if (finding.suspect !== null) {
      const suspect = make('p', 'suspect', 'suspect');
      const [start, end] = finding.suspect.span;
      suspect.textContent = `${words.suspect(text.slice(start, end), finding.suspect.value)} — ${finding.suspect.why}`;
      row.append(suspect);
    }
    return row;
  }
}
