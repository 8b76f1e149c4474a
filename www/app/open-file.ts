// A file's text. Plain text in any of the usual encodings; Word files by way of a reader loaded when first needed. What a
// file is, its first bytes say: names are changed by hand, and WPS gives its own to files of Word's kind.

import { shown } from '../export/harmless';
import type { Key } from '../i18n/catalogue';
import type { Session } from './session';

type Kind = 'text' | 'zip' | 'old' | 'other';

/** How files begin that hold no plain text. */
const BEGINNINGS: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // Word, WPS and Excel as they were before 2007.
  ['old', [0xd0, 0xcf, 0x11, 0xe0]],
  // {\rtf
  ['old', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // %PDF
  ['other', [0x25, 0x50, 0x44, 0x46]],
  // PNG, JPEG, GIF, RAR, 7z
  ['other', [0x89, 0x50, 0x4e, 0x47]],
  ['other', [0xff, 0xd8, 0xff]],
  ['other', [0x47, 0x49, 0x46, 0x38]],
  ['other', [0x52, 0x61, 0x72, 0x21]],
  ['other', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** The text of the file; `undefined`, with a word to the user, where it cannot be read. */
export async function openFile(session: Session, file: File): Promise<string | undefined> {
  const refuse = (why: string): undefined => {
    session.complain({ message: 'trouble.file', detail: `${shown(file.name)} — ${why}` });
    return undefined;
  };
  try {
    const bytes = await file.arrayBuffer();
    const kind = kindOf(new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength)));
    if (kind === 'other') return refuse(session.say('trouble.fileKind'));
    if (kind === 'old') return refuse(session.say('trouble.fileOld'));
    const text = kind === 'zip' ? await wordText(bytes) : await plainText(session, bytes);
    if (typeof text !== 'string') return refuse(session.say(text.because));
    return text.trim() === '' ? refuse(session.say('trouble.fileEmpty')) : text;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Of a web page, as Word saves one too, what its reader sees. */
async function plainText(session: Session, bytes: ArrayBuffer): Promise<string> {
  const text = await session.decode(bytes);
  if (!/^\s*(?:<[?!][^>]*>\s*)*<html\b/i.test(text.slice(0, 2000))) return text;
  const { textOfHtml } = await import('./pasted-html');
  return textOfHtml(text);
}

function kindOf(start: Uint8Array): Kind {
  return BEGINNINGS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0] ?? 'text';
}

async function wordText(bytes: ArrayBuffer): Promise<string | { because: Key }> {
  const { textOfWord } = await import('./word-file');
  try {
    // A zip file without a document in it is a spreadsheet, an OFD or an archive.
    return textOfWord(bytes) ?? { because: 'trouble.fileKind' };
  } catch {
    return { because: 'trouble.fileBroken' };
  }
}
