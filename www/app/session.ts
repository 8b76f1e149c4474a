// One sitting with one text: the settings, the engine, the latest report, what is set aside. The page draws what stands here.

import { EngineError, type Engine, type RuleInfo } from '../engine';
import type { Finding, Lang, Report } from '../engine/contract';
import { ALL, filtered, type FindingFilter } from './finding-filter';
import { say, type Key } from '../i18n/catalogue';
import { IgnoreList, keepIgnores, loadIgnores } from './ignores';
import { Places } from './places';
import { ReportIndex, keyOf } from './index-of-report';
import { DEFAULTS, forgetSettings, keepSettings, loadSettings, optionsOf, type Settings } from './settings';
import { keep, load, storageBlocked } from './storage';

export type Phase = 'starting' | 'empty' | 'checking' | 'checked' | 'broken';

/** Something the user must be told about the tool itself. */
export interface Trouble {
  message: Key;
  detail?: string;
  /** What one press may do about it. */
  cure?: 'retry';
}

/** A passing word at the foot of the page, with a way back where there is one. */
export interface Notice {
  text: string;
  undo?: () => void;
}

const TEXT_KEY = 'gouji.text';
const QUIET_MS = 150;
/** Above this many code units a check waits longer for the typing to pause. */
const BIG_TEXT = 1_000_000;

export class Session {
  settings: Settings = loadSettings();
  ignores: IgnoreList = loadIgnores();
  phase: Phase = 'starting';
  trouble: Trouble | undefined;
  notice: Notice | undefined;
  /** True while the editor holds nothing. */
  blank = true;
  /** The text the report is about; the editor holds the living one. */
  text = '';
  report: Report | undefined;
  index: ReportIndex | undefined;
  places: Places | undefined;
  rules: readonly RuleInfo[] = [];
  /** Share of a long check that is done, 0 to 1. */
  progress = 0;
  /** Which findings are listed and walked. */
  filter: FindingFilter = ALL;
  /** The key of the finding last gone to. */
  current: string | undefined;
  /** How long the last check took, in milliseconds. */
  took = 0;

  readonly #start: (lang: Lang) => Promise<Engine>;
  readonly #watchers = new Set<() => void>();
  #engine: Engine | undefined;
  #readText: () => string = () => this.text;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(start: (lang: Lang) => Promise<Engine>) {
    this.#start = start;
    if (storageBlocked()) this.trouble = { message: 'trouble.storage' };
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  say(key: Key, values?: Record<string, string | number>): string {
    return say(this.settings.lang, key, values);
  }

  /** The findings that are not set aside. */
  get open(): readonly Finding[] {
    return this.report?.findings.filter((finding) => !this.ignores.has(finding.fingerprint)) ?? [];
  }

  /** The open findings that pass the filter: those the list shows and F8 walks. */
  get listed(): readonly Finding[] {
    return filtered(this.open, this.filter);
  }

  look(change: Partial<FindingFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.#changed();
  }

  choose(finding: Finding): void {
    this.current = keyOf(finding);
    this.#changed();
  }

  /** The text of the last visit, where the user asked for it to be kept. */
  get keptText(): string {
    const kept = this.settings.keepText ? load(TEXT_KEY) : undefined;
    return typeof kept === 'string' ? kept : '';
  }

  async begin(): Promise<void> {
    this.phase = 'starting';
    this.trouble = storageBlocked() ? { message: 'trouble.storage' } : undefined;
    this.#changed();
    try {
      this.#engine?.dispose();
      this.#engine = await this.#start(this.settings.lang);
      // Settings kept by an earlier version may be refused today: the page then starts with the defaults.
      if (!(await this.#accepts(this.settings))) await this.#engine.configure({ lang: this.settings.lang });
      this.phase = 'empty';
    } catch (error) {
      this.#break('trouble.engine', error);
      return;
    }
    this.#changed();
    if (this.#readText() !== '') await this.check();
  }

  /** The editor's text has changed; `read` gives it when the typing has paused. */
  edited(read: () => string, length: number): void {
    this.#readText = read;
    const turned = this.blank !== (length === 0);
    this.blank = length === 0;
    // What an earlier notice offers to take back would overwrite what is written now.
    if (length > 0 && this.notice?.undo) this.dismiss();
    clearTimeout(this.#waiting);
    this.#running?.abort();
    if (length === 0) {
      this.#forget();
      return;
    }
    if (turned) this.#changed();
    this.#waiting = setTimeout(() => void this.check(), length > BIG_TEXT ? QUIET_MS * 4 : QUIET_MS);
  }

  async check(): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    const text = this.#readText();
    if (text === '') return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.phase = 'checking';
    this.progress = 0;
    this.#changed();
    const began = performance.now();
    try {
      const report = await engine.check(text, {
        signal: running.signal,
        onProgress: (share) => {
          this.progress = share;
          this.#changed();
        },
      });
      if (running.signal.aborted) return;
      this.#take(text, report, performance.now() - began);
    } catch (error) {
      if (running.signal.aborted) return;
      this.#break('trouble.crash', error);
    }
  }

  /** Stops a long check; the text stays. */
  cancel(): void {
    clearTimeout(this.#waiting);
    this.#running?.abort();
    this.#running = undefined;
    this.phase = this.report ? 'checked' : 'broken';
    this.trouble = { message: 'trouble.cancelled', cure: 'retry' };
    this.#changed();
  }

  async retry(): Promise<void> {
    this.trouble = undefined;
    if (this.#engine && this.#engine.state !== 'broken') await this.check();
    else await this.begin();
  }

  /**
   * Takes new settings, keeps them, and checks again where they change what a check says. What the engine refuses is
   * not taken: false, and the reason is told.
   */
  async set(change: Partial<Settings>): Promise<boolean> {
    const next = { ...this.settings, ...change };
    const matters = JSON.stringify(optionsOf(next)) !== JSON.stringify(optionsOf(this.settings));
    try {
      if (matters && !(await this.#accepts(next))) return false;
    } catch (error) {
      this.#break('trouble.crash', error);
    }
    this.settings = next;
    if (!keepSettings(this.settings)) this.trouble = { message: 'trouble.storage' };
    keepIgnores(this.ignores, this.settings.keepIgnores);
    this.#keepText();
    this.#changed();
    if (matters) await this.check();
    return true;
  }

  /** Forgets all that this machine has kept; the sitting goes on with the defaults, in the same language. */
  async forget(): Promise<void> {
    const { lang } = this.settings;
    this.ignores = new IgnoreList();
    await this.set({ ...DEFAULTS, lang });
    this.settings = { ...forgetSettings(), lang };
    this.tell(this.say('settings.forgotten'));
  }

  /** Loads the rules' pages when they are first looked at: a first view goes without them. */
  async learnRules(): Promise<void> {
    if (this.rules.length > 0 || !this.#engine) return;
    try {
      this.rules = await this.#engine.rules();
      this.#changed();
    } catch (error) {
      this.tell(messageOf(error));
    }
  }

  ignore(finding: Finding, reason: string): void {
    const on = new Date().toISOString().slice(0, 10);
    this.ignores.add({ fingerprint: finding.fingerprint, rule: finding.rule, reason, on });
    this.#ignoresChanged();
    this.tell(this.say('ignore.done'), () => this.restore(finding.fingerprint));
  }

  restore(fingerprint: string): void {
    this.ignores.remove(fingerprint);
    this.#ignoresChanged();
  }

  /** Adds the entries of an imported list; says how many are new. */
  importIgnores(entries: ReturnType<IgnoreList['entries']>): void {
    const before = this.ignores.entries();
    for (const entry of entries) this.ignores.add(entry);
    this.#ignoresChanged();
    this.tell(this.say('ignore.imported', { n: this.ignores.size - before.length }), () => {
      this.ignores = new IgnoreList(before);
      this.#ignoresChanged();
    });
  }

  /** Shows a passing notice. */
  tell(text: string, undo?: () => void): void {
    const notice: Notice = undo ? { text, undo } : { text };
    this.notice = notice;
    this.#changed();
    setTimeout(() => {
      if (this.notice === notice) this.dismiss();
    }, 8000);
  }

  dismiss(): void {
    this.notice = undefined;
    this.#changed();
  }

  complain(trouble: Trouble): void {
    this.trouble = trouble;
    this.#changed();
  }

  calm(): void {
    this.trouble = undefined;
    this.#changed();
  }

  async decode(bytes: ArrayBuffer): Promise<string> {
    if (this.#engine && this.#engine.state !== 'broken') return this.#engine.decode(bytes);
    // Without an engine the text is still wanted: what is no UTF-8 is what Windows has written in China.
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('gb18030').decode(bytes);
    }
  }

  /** Tells the engine; false, with the reason shown, where it refuses the options. */
  async #accepts(settings: Settings): Promise<boolean> {
    if (!this.#engine) return true;
    try {
      await this.#engine.configure(optionsOf(settings));
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'options') throw error;
      this.complain({ message: 'trouble.options', detail: error.message });
      return false;
    }
    if (this.trouble?.message === 'trouble.options') this.trouble = undefined;
    if (this.rules.length > 0) this.rules = await this.#engine.rules();
    return true;
  }

  #take(text: string, report: Report, took: number): void {
    this.#running = undefined;
    this.text = text;
    this.report = report;
    this.index = new ReportIndex(report);
    this.places = new Places(text, report.outline);
    this.took = took;
    this.phase = 'checked';
    if (this.trouble?.message === 'trouble.crash' || this.trouble?.message === 'trouble.cancelled') {
      this.trouble = undefined;
    }
    this.#keepText();
    this.#changed();
  }

  #forget(): void {
    this.#running = undefined;
    this.text = '';
    this.report = undefined;
    this.index = undefined;
    this.places = undefined;
    this.trouble = storageBlocked() ? this.trouble : undefined;
    if (this.phase !== 'starting' && this.#engine) this.phase = 'empty';
    this.#keepText();
    this.#changed();
  }

  #keepText(): void {
    if (
      !keep(TEXT_KEY, this.settings.keepText && this.text !== '' ? this.text : undefined) &&
      this.settings.keepText
    ) {
      this.trouble = { message: storageBlocked() ? 'trouble.storage' : 'trouble.room' };
    }
  }

  #ignoresChanged(): void {
    if (!keepIgnores(this.ignores, this.settings.keepIgnores)) this.trouble = { message: 'trouble.storage' };
    this.#changed();
  }

  #break(message: Key, error: unknown): void {
    this.#running = undefined;
    this.phase = 'broken';
    this.trouble = { message, detail: messageOf(error), cure: 'retry' };
    this.#changed();
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
