// What this machine remembers, and how to make it forget.

import { html, type TemplateResult } from 'lit';
import { pickFile } from '../app/files';
import type { Session } from '../app/session';
import { readSettings } from '../app/settings';
import { saveText } from '../export/save';
import { exportIgnores, importIgnores } from './ignore-files';
import type { SettingsView } from './settings-dialog';

export function dataSection({ session }: SettingsView): TemplateResult {
  const { keepText, keepIgnores } = session.settings;
  const checked = (event: Event): boolean => (event.target as HTMLInputElement).checked;
  return html`
    <p><b>${session.say('empty.private')}</b> ${session.say('empty.proof')}</p>
    <label class="check">
      <input
        type="checkbox"
        .checked=${keepText}
        @change=${(event: Event) => void session.set({ keepText: checked(event) })}
      />
      <span>${session.say('settings.keepText')}<small>${session.say('settings.keepTextNote')}</small></span>
    </label>
    <label class="check">
      <input
        type="checkbox"
        .checked=${keepIgnores}
        @change=${(event: Event) => void session.set({ keepIgnores: checked(event) })}
      />
      <span>${session.say('settings.keepIgnores')}</span>
    </label>
    <p class="actions">
      <button ?disabled=${session.ignores.size === 0} @click=${() => exportIgnores(session)}>
        ${session.say('ignore.export')}
      </button>
      <button @click=${() => void importIgnores(session)}>${session.say('ignore.import')}</button>
    </p>
    <p class="actions">
      <button @click=${() => exportSettings(session)}>${session.say('settings.export')}</button>
      <button @click=${() => void importSettings(session)}>${session.say('settings.import')}</button>
    </p>
    <p class="actions">
      <button class="danger" @click=${() => void session.forget()}>${session.say('settings.forget')}</button>
    </p>
  `;
}

function exportSettings(session: Session): void {
  const json = `${JSON.stringify({ gouji: 'settings', settings: session.settings }, null, 2)}\n`;
  saveText(json, `${session.say('export.file')}-settings.json`, 'application/json');
}

async function importSettings(session: Session): Promise<void> {
  const file = await pickFile('.json,application/json');
  if (!file) return;
  try {
    const value = JSON.parse(await file.text()) as { gouji?: unknown; settings?: unknown };
    const settings = value.gouji === 'settings' ? readSettings(value.settings) : undefined;
    if (!settings) throw new Error('no settings');
    await session.set(settings);
  } catch {
    session.tell(session.say('settings.bad'));
  }
}
