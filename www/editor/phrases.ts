// CodeMirror's own words in Chinese.

import type { Lang } from '../engine/contract';

const ZH: Readonly<Record<string, string>> = {
  Find: '查找',
  Replace: '替换为',
  next: '下一处',
  previous: '上一处',
  all: '全部选中',
  'match case': '区分大小写',
  regexp: '正则',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'current match': '当前匹配',
  'replaced match on line $': '已替换第 $ 行的匹配',
  'replaced $ matches': '已替换 $ 处',
  'on line': '在行',
  'Go to line': '转到行',
  go: '转到',
  'Control character': '控制字符',
};

export function phrases(lang: Lang): Readonly<Record<string, string>> {
  return lang === 'zh' ? ZH : {};
}
