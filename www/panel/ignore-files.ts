// The ignore list as a file: out to a colleague, in from one.

import { parseIgnores } from '../app/ignores';
import type { Session } from '../app/session';
import { pickFile } from '../app/files';
import { saveText } from '../export/save';

export function exportIgnores(session: Session): void {
  saveText(session.ignores.toJson(), `${session.say('export.file')}-ignores.json`, 'application/json');
}

export async function importIgnores(session: Session): Promise<void> {
  const file = await pickFile('.json,application/json');
  if (!file) return;
  try {
    session.importIgnores(parseIgnores(await file.text()));
  } catch {
    session.tell(session.say('ignore.bad'));
  }
}
