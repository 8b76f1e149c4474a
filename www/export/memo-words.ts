// The memo's own sentences, in the manner of an official letter.

import type { Lang, Severity } from '../engine/contract';

export interface Counts {
  figures: number;
  data: number;
  proved: number;
  disputed: number;
  read: number;
  share: string;
  relations: number;
  errors: number;
  warnings: number;
  notes: number;
}

export interface MemoWords {
  number: string;
  unnamed: string;
  headings: readonly [string, string, string];
  noProblem: string;
  office: string;
  date: string;
  stop: string;
  comma: string;
  year(year: number): string;
  /** In pieces between which a line may break. */
  title(unit: string, year: string, kind: string): readonly string[];
  to(unit: string): string;
  opening(year: string, kind: string): string;
  overall(counts: Counts): string;
  group(number: string, severity: Severity, count: number): string;
  place(heading: string, line: number, quote: string): string;
  formula(formula: string, stated: string, computed: string, difference: string): string;
  suggest(printed: string, line: number, value: string, why: string): string;
  verify(severity: Severity): string;
  scope(relations: number, read: number, version: string): string[];
  unread(count: number): string;
  ignored(list: readonly string[]): string;
  ignoredOne(title: string, reason: string): string;
}

export function memoWords(lang: Lang): MemoWords {
  return lang === 'zh' ? ZH : EN;
}

/** 一 to 十, enough for the groups of a memo. */
export function numeral(number: number): string {
  return '一二三四五六七八九十'[number - 1] ?? String(number);
}

const ZH: MemoWords = {
  number: '　　〔　　　〕　　号',
  unnamed: '（填报单位）',
  headings: ['一、总体情况', '二、主要问题', '三、核查范围与说明'],
  noProblem: '在核查范围内未发现数字相互矛盾的问题。',
  office: '（审核单位名称、印章）',
  date: '　　　　年　　月　　日',
  stop: '。',
  comma: '、',
  year: (year) => `${year}年度`,
  title: (unit, year, kind) => [`关于${unit}`, year, kind, '的审核意见'],
  to: (unit) => `${unit}：`,
  opening: (year, kind) =>
    `你单位报送的${year}${kind}收悉。按照预算绩效管理工作要求，我们对报告中的数据进行了勾稽核对，现将审核意见反馈如下。`,
  overall: (n) =>
    `报告共载有数字${n.figures}个，其中属于数据的${n.data}个。经核对${n.relations}项勾稽关系，${n.proved}个数据得到相互印证，占数据总数的${n.share}%；${n.disputed}个数据存在矛盾；${n.read}个数据在报告内没有可供对照的内容。${found(n)}`,
  group: (number, severity, count) =>
    `（${number}）${{ error: '数据错误，应予更正', warning: '数据疑点，应予核实或说明', note: '其他提示，供修改时参考' }[severity]}（${count}项）`,
  place: (heading, line, quote) =>
    `位置：${heading === '' ? '' : `“${heading}”部分，`}第${line}行，原文“${quote}”。`,
  formula: (formula, stated, computed, difference) =>
    `核算：${formula}${stated === '' ? '' : `；报告所列${stated}，核算结果${computed}${difference === '' ? '' : `，相差${difference}`}`}。`,
  suggest: (printed, line, value, why) =>
    `建议：核实第${line}行的“${printed}”，如系笔误，更正为“${value}”${why === '' ? '' : `（${why.replace(/[。.]$/, '')}）`}。`,
  verify: (severity) =>
    severity === 'note' ? '建议：酌情修改完善。' : '建议：对照批复文件和账务数据核实，更正或补充说明。',
  scope: (relations, read, version) => [
    `（一）本次核查以报告文本所载数字为对象，依据数字之间的合计、比率、得分等${relations}项关系相互核对，未核对会计账簿、批复文件等外部资料。`,
    `（二）有${read}个数据含义明确但报告内无从对照，未发现问题不代表数据真实准确，仍应由填报单位负责。`,
    `（三）因小数保留位数产生的尾差不作为问题。核对由“勾稽”${version}在本地计算机完成，意见由审核人员复核后出具。`,
  ],
  unread: (count) => `（四）另有${count}处文字或表格未能可靠识别，未纳入核查，请人工复核。`,
  ignored: (list) => `经审核人员判断不作为问题处理的${list.length}项：${list.join('；')}。`,
  ignoredOne: (title, reason) => `${title}（理由：${reason}）`,
};

function found({ errors, warnings, notes }: Counts): string {
  const kinds: readonly (readonly [string, number])[] = [
    ['错误', errors],
    ['疑点', warnings],
    ['提示', notes],
  ];
  const some = kinds.filter(([, count]) => count > 0).map(([kind, count]) => `${kind}${count}项`);
  return some.length === 0 ? '' : `共发现${some.join('、')}。`;
}

const EN: MemoWords = {
  number: 'No. ________',
  unnamed: '(reporting unit)',
  headings: ['1. Overall', '2. Main problems', '3. Scope and remarks'],
  noProblem: 'Within the scope of the check no contradiction between figures was found.',
  office: '(reviewing office, seal)',
  date: 'Date: ____________',
  stop: '.',
  comma: ', ',
  year: (year) => `${year} `,
  title: (unit, year, kind) => [`Review memo: ${unit}, ${year}${kind}`],
  to: (unit) => `To ${unit}:`,
  opening: (year, kind) =>
    `We have received your ${year}${kind.toLowerCase()} and checked its figures against each other. Our findings follow.`,
  overall: (n) =>
    `The report holds ${n.figures} numbers, ${n.data} of them data. ${n.relations} relations were evaluated: ${n.proved} data (${n.share}%) are proved by others, ${n.disputed} are disputed, ${n.read} have nothing in the report to be compared with. Found: ${n.errors} errors, ${n.warnings} warnings, ${n.notes} notes.`,
  group: (_number, severity, count) =>
    `${{ error: 'Errors to correct', warning: 'Doubts to verify or explain', note: 'Remarks' }[severity]} (${count})`,
  place: (heading, line, quote) =>
    `Place: ${heading === '' ? '' : `“${heading}”, `}line ${line}: “${quote}”.`,
  formula: (formula, stated, computed, difference) =>
    `Calculation: ${formula}${stated === '' ? '' : `; stated ${stated}, computed ${computed}${difference === '' ? '' : `, difference ${difference}`}`}.`,
  suggest: (printed, line, value, why) =>
    `Suggestion: verify “${printed}” in line ${line}; if it is a slip, correct it to “${value}”${why === '' ? '' : ` (${why.replace(/[。.]$/, '')})`}.`,
  verify: (severity) =>
    severity === 'note'
      ? 'Suggestion: improve as appropriate.'
      : 'Suggestion: verify against the approval and the accounts; correct or explain.',
  scope: (relations, read, version) => [
    `The check covers the figures printed in the text, compared with each other by ${relations} relations (sums, rates, scores). Accounts and approvals were not consulted.`,
    `${read} data have a known meaning but nothing to be compared with; that nothing was found there does not prove them right.`,
    `Differences within the printed precision are not counted as problems. Checked with Gouji ${version} on a local machine and confirmed by the reviewer.`,
  ],
  unread: (count) =>
    `${count} stretches of text or table could not be read with confidence and were left out; please review them by hand.`,
  ignored: (list) =>
    `Not treated as problems by the reviewer’s judgement (${list.length}): ${list.join('; ')}.`,
  ignoredOne: (title, reason) => `${title} (reason: ${reason})`,
};
