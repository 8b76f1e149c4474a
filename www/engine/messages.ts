// What the engine's host says when something goes wrong, in the user's language.

import type { EngineErrorCode } from './types';

export type Lang = 'zh' | 'en';

const MESSAGES: Record<Exclude<EngineErrorCode, 'options'>, Record<Lang, (detail: string) => string>> = {
  'no-wasm': {
    zh: () =>
      '此浏览器不支持（或已停用）WebAssembly，无法核对。请改用 Chromium 109、Edge 109、Firefox 115 或更新的版本，或请管理员允许 WebAssembly。',
    en: () =>
      'This browser has no WebAssembly (or it is switched off), so nothing can be checked. Use Chromium or Edge 109, Firefox 115 or later, or ask your administrator to allow WebAssembly.',
  },
  load: {
    zh: (detail) => `核对引擎未能装入（${detail}）。请重新载入本页；若仍如此，请改用单文件版 gouji.html。`,
    en: (detail) =>
      `The checking engine could not be loaded (${detail}). Reload the page; if that does not help, use the single file gouji.html.`,
  },
  crashed: {
    zh: (detail) => `核对引擎在这段文字上出错（${detail}），已重新启动。文字未受影响。`,
    en: (detail) =>
      `The checking engine failed on this text (${detail}) and has been restarted. Your text is untouched.`,
  },
  hung: {
    zh: (detail) => `核对超过 ${detail} 秒仍未完成，已停止并重新启动引擎。文字未受影响，可分段核对。`,
    en: (detail) =>
      `The check did not finish within ${detail} seconds; it was stopped and the engine restarted. Your text is untouched; try it in parts.`,
  },
  'unknown-rule': {
    zh: (detail) => `没有这条规则：${detail}`,
    en: (detail) => `There is no such rule: ${detail}`,
  },
};

export function message(code: Exclude<EngineErrorCode, 'options'>, lang: Lang, detail = ''): string {
  return MESSAGES[code][lang](detail);
}
