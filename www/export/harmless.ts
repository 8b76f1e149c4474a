// Pasted text is data. These keep it data in every view and export.

// Control characters, direction marks and other code points that show as nothing or reorder what is beside them.
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text with every unseen character written out, so that it can neither hide nor reorder anything. */
export function shown(text: string): string {
  return text.replace(UNSEEN, (unseen) => {
    const point = unseen.codePointAt(0) ?? 0;
    return `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** Lone surrogates cannot be written to a file as they are. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return shown(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A cell that no spreadsheet takes for a formula. A number that is nothing but a number stays one, or a column of
 * decreases could not be summed.
 */
export function cell(text: string): string {
  const clean = shown(text);
  if (PLAIN_NUMBER.test(clean)) return clean;
  // Leading blanks do not stop a spreadsheet from reading a formula; full-width signs are folded by some.
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(clean) ? `'${clean}` : clean;
}
