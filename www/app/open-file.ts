// A file's text. Plain text in any of the usual encodings; Word files by way of a reader loaded when first needed.

import type { Session } from './session';

const WORD = /\.docx$/i;
const TEXT = /\.(txt|text|md|markdown|csv|tsv|html?|xml|json)$/i;
const CLOSED = /\.(pdf|doc|wps|xls|xlsx|et|ofd|zip|rar|7z|png|jpe?g|gif|ppt|pptx)$/i;

/** The text of the file; `undefined`, with a word to the user, where it cannot be read. */
export async function openFile(session: Session, file: File): Promise<string | undefined> {
  try {
    if (WORD.test(file.name)) {
      const { textOfWord } = await import('./word-file');
      return textOfWord(await file.arrayBuffer());
    }
    if (CLOSED.test(file.name) && !TEXT.test(file.name)) throw new Error(session.say('trouble.fileKind'));
    return await session.decode(await file.arrayBuffer());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    session.complain({ message: 'trouble.file', detail: `${file.name} — ${why}` });
    return undefined;
  }
}
