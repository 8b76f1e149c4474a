// What differs from province to province: grades, denominators, thresholds.

import { html, type TemplateResult } from 'lit';
import { DEFAULT_PROFILE } from '../app/settings';
import { DENOMINATORS, type Denominator, type Profile } from '../engine/contract';
import type { SettingsView } from './settings-dialog';

const THRESHOLDS = [
  'over_achievement',
  'low_completion',
  'low_execution',
  'watch_execution',
  'adjustment_note',
  'adjustment_warning',
  'late_month',
] as const;

export function profileSection({ session }: SettingsView): TemplateResult {
  const { profile } = session.settings;
  const set = (change: Partial<Required<Profile>>): void =>
    void session.set({ profile: { ...profile, ...change } });
  return html`
    <label class="field row">
      <span>${session.say('settings.profileName')}</span>
      <input
        type="text"
        maxlength="40"
        placeholder=${session.say('settings.profileDefault')}
        .value=${profile.name === DEFAULT_PROFILE.name ? '' : profile.name}
        @change=${(event: Event) => set({ name: valueOf(event).trim() || DEFAULT_PROFILE.name })}
      />
    </label>
    <label class="field row">
      <span>${session.say('settings.denominator')}</span>
      <select @change=${(event: Event) => set({ denominator: valueOf(event) as Denominator })}>
        ${DENOMINATORS.map(
          (name) =>
            html`<option value=${name} ?selected=${profile.denominator === name}>
              ${session.say(`settings.denominator.${name}`)}
            </option>`,
        )}
      </select>
    </label>
    <fieldset class="grades">
      <legend>${session.say('settings.grades')}</legend>
      ${profile.grades.map(
        ([name, from], at) =>
          html`<label class="field">
            <span>${name}</span>
            <input
              type="number"
              min="0"
              max="100"
              .value=${String(from)}
              @change=${(event: Event) => {
                const bound = whole(event, 0, 100);
                if (bound === undefined) return;
                set({
                  grades: profile.grades.map((grade, other) => (other === at ? [grade[0], bound] : grade)),
                });
              }}
            />
          </label>`,
      )}
    </fieldset>
    ${THRESHOLDS.map((name) => {
      const most =
        name === 'late_month' ? 12 : name.startsWith('low') || name.startsWith('watch') ? 100 : 10000;
      const least = name === 'late_month' ? 1 : 0;
      return html`<label class="field row">
        <span>${session.say(`settings.${name}`)}</span>
        <input
          type="number"
          min=${least}
          max=${most}
          .value=${String(profile[name])}
          @change=${(event: Event) => {
            const bound = whole(event, least, most);
            if (bound !== undefined) set({ [name]: bound });
          }}
        />
      </label>`;
    })}
    <p>
      <button @click=${() => void session.set({ profile: DEFAULT_PROFILE })}>
        ${session.say('settings.reset')}
      </button>
    </p>
  `;
}

export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** The whole number typed, where it is one within the bounds; else the field goes back to what held. */
function whole(event: Event, least: number, most: number): number | undefined {
  const field = event.target as HTMLInputElement;
  const number = Number(field.value);
  if (field.value !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  field.value = field.defaultValue;
  field.reportValidity();
  return undefined;
}
