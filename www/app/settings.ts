// The user's settings: remembered on this machine. The text is not among them.

import type { Lang, Options, Profile, Wording } from '../engine/contract';
import { DENOMINATORS } from '../engine/contract';
import { keep, load } from './storage';

export type Theme = 'auto' | 'light' | 'dark';

export interface Settings {
  lang: Lang;
  theme: Theme;
  rulesOff: string[];
  profile: Required<Profile>;
  wording: Wording[];
  /** Only what the user has asked for outlives the tab. */
  keepText: boolean;
  keepIgnores: boolean;
}

const KEY = 'gouji.settings';

export const DEFAULT_PROFILE: Required<Profile> = {
  name: 'default',
  grades: [
    ['优', 90],
    ['良', 80],
    ['中', 60],
    ['差', 0],
  ],
  denominator: 'full',
  over_achievement: 130,
  low_execution: 60,
  watch_execution: 80,
  adjustment_note: 20,
  adjustment_warning: 25,
  low_completion: 60,
  late_month: 9,
};

export const DEFAULTS: Settings = {
  lang: 'zh',
  theme: 'auto',
  rulesOff: [],
  profile: DEFAULT_PROFILE,
  wording: [],
  keepText: false,
  keepIgnores: false,
};

export function loadSettings(): Settings {
  return readSettings(load(KEY)) ?? { ...DEFAULTS };
}

export function keepSettings(settings: Settings): boolean {
  return keep(KEY, settings);
}

/** Back to the defaults, with nothing of the former kept. */
export function forgetSettings(): Settings {
  keep(KEY, undefined);
  return { ...DEFAULTS };
}

/** What the engine is told. */
export function optionsOf(settings: Settings): Options {
  const { lang, rulesOff, profile, wording } = settings;
  // A profile that nobody has touched goes unsaid: the engine of the first view knows no other.
  const touched = JSON.stringify(profile) !== JSON.stringify(DEFAULT_PROFILE);
  return { lang, rules_off: rulesOff, wording, ...(touched ? { profile } : {}) };
}

/** Settings out of a stored or an imported value: fields of the wrong kind keep their default. */
export function readSettings(value: unknown): Settings | undefined {
  if (!isRecord(value)) return undefined;
  return {
    lang: value.lang === 'en' ? 'en' : 'zh',
    theme: value.theme === 'light' || value.theme === 'dark' ? value.theme : 'auto',
    rulesOff: Array.isArray(value.rulesOff) ? value.rulesOff.filter((id) => typeof id === 'string') : [],
    profile: readProfile(value.profile),
    wording: Array.isArray(value.wording) ? value.wording.flatMap(readWording) : [],
    keepText: value.keepText === true,
    keepIgnores: value.keepIgnores === true,
  };
}

function readProfile(value: unknown): Required<Profile> {
  if (!isRecord(value)) return DEFAULT_PROFILE;
  const number = (key: keyof Profile, least: number, most: number): number => {
    const given = value[key];
    const usable = typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most;
    return usable ? given : (DEFAULT_PROFILE[key] as number);
  };
  const grades = Array.isArray(value.grades) ? value.grades.filter(isGrade) : [];
  return {
    name: typeof value.name === 'string' ? value.name : DEFAULT_PROFILE.name,
    grades: grades.length > 0 ? grades : DEFAULT_PROFILE.grades,
    denominator: DENOMINATORS.find((known) => known === value.denominator) ?? DEFAULT_PROFILE.denominator,
    over_achievement: number('over_achievement', 0, 10000),
    low_execution: number('low_execution', 0, 100),
    watch_execution: number('watch_execution', 0, 100),
    adjustment_note: number('adjustment_note', 0, 10000),
    adjustment_warning: number('adjustment_warning', 0, 10000),
    low_completion: number('low_completion', 0, 100),
    late_month: number('late_month', 1, 12),
  };
}

function isGrade(value: unknown): value is [string, number] {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    Number.isInteger(value[1]) &&
    value[1] >= 0 &&
    value[1] <= 255
  );
}

function readWording(value: unknown): Wording[] {
  if (!isRecord(value)) return [];
  const { id, pattern, message, severity } = value;
  if (typeof id !== 'string' || typeof pattern !== 'string' || typeof message !== 'string') return [];
  return [{ id, pattern, message, severity: typeof severity === 'string' ? severity : 'note' }];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
