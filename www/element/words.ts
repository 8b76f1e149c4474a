// What the element says, in both languages.

import type { Severity, Summary } from '../engine/types';

export interface Words {
  readonly text: string;
  readonly placeholder: string;
  readonly busy: string;
  readonly empty: string;
  readonly clean: string;
  readonly findings: string;
  readonly ignore: string;
  readonly restore: string;
  readonly suspect: (from: string, to: string) => string;
  readonly verdict: (summary: Summary) => string;
  readonly severity: Readonly<Record<Severity, string>>;
}

const zh: Words = {
  text: '报告正文',
  placeholder: '把绩效自评报告粘贴到这里。核对在本机进行，文字不会离开这台电脑。',
  busy: '正在核对……',
  empty: '尚未核对',
  clean: '未发现问题',
  findings: '核对发现的问题',
  ignore: '忽略',
  restore: '取消忽略',
  suspect: (from, to) => `疑为 ${from} 有误，应为 ${to}`,
  verdict: (of) =>
    `数据 ${of.proved + of.disputed + of.read} 个：已证实 ${of.proved}，对不上 ${of.disputed}，无对照 ${of.read}。` +
    `错误 ${of.errors}，疑点 ${of.warnings}，提示 ${of.notes}。`,
  severity: { error: '错误', warning: '疑点', note: '提示' },
};

const en: Words = {
  text: 'Text of the report',
  placeholder: 'Paste the self-evaluation report here. It is checked on this machine and never leaves it.',
  busy: 'Checking…',
  empty: 'Not checked yet',
  clean: 'Nothing found',
  findings: 'Findings',
  ignore: 'Ignore',
  restore: 'Stop ignoring',
  suspect: (from, to) => `${from} is the likely slip; ${to} would agree`,
  verdict: (of) =>
    `${of.proved + of.disputed + of.read} data: ${of.proved} proved, ${of.disputed} disputed, ${of.read} unmatched. ` +
    `${of.errors} errors, ${of.warnings} warnings, ${of.notes} notes.`,
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
};

export function wordsFor(lang: string): Words {
  return lang.toLowerCase().startsWith('en') ? en : zh;
}
