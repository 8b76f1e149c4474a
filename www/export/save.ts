// Saving without a server: a blob the browser hands to its own download folder.

import { wellFormed } from './harmless';

export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([wellFormed(text)], { type: `${type};charset=utf-8` }), name);
}

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.download = fileName(name);
  link.href = URL.createObjectURL(blob);
  link.click();
  // The download has its own hold on the blob by then; without the pause some browsers lose it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name every file system takes. */
export function fileName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029\\/:*?"<>|]/gu, '');
  return clean.replace(/^[\s.]+/, '').slice(0, 120) || 'gouji';
}
