// The numbers that Word makes itself (“一、”, “（一）”, “1.”): they stand nowhere in a file's text, yet a report's outline is in them.

interface Level {
  start: number;
  format: string;
  /** `（%1）`: `%n` stands for the number of level n, counted from 1. */
  text: string;
  /** Whether the numbers of the higher levels are printed as digits whatever their own format. */
  digits: boolean;
}

interface List {
  /** Lists of one definition go on counting where the other left off. */
  counts: number[];
  levels: ReadonlyMap<number, Level>;
  /** Where this list begins anew; each takes effect once. */
  restarts: Map<number, number>;
}

interface Use {
  list: string;
  level: number;
}

/** Numbers the paragraphs of one file, in their order. */
export class WordNumbers {
  readonly #lists = new Map<string, List>();
  readonly #styles = new Map<string, Element>();

  /** Of `word/numbering.xml` and `word/styles.xml`, where the file has them. */
  constructor(numbering: Document | undefined, styles: Document | undefined) {
    for (const style of all(styles, 'w:style'))
      this.#styles.set(style.getAttribute('w:styleId') ?? '', style);
    const definitions = new Map<string, Pick<List, 'counts' | 'levels'>>();
    for (const definition of all(numbering, 'w:abstractNum')) {
      const id = definition.getAttribute('w:abstractNumId') ?? '';
      definitions.set(id, { counts: [], levels: levelsOf(definition) });
    }
    for (const list of all(numbering, 'w:num')) {
      const definition = definitions.get(value(child(list, 'w:abstractNumId')) ?? '');
      if (!definition) continue;
      this.#lists.set(list.getAttribute('w:numId') ?? '', { ...definition, restarts: restartsOf(list) });
    }
  }

  /** What Word prints before the paragraph; an empty string where that is nothing, or a bullet. */
  before(paragraph: Element): string {
    const use = this.#useOf(paragraph);
    const list = use && this.#lists.get(use.list);
    const level = list?.levels.get(use?.level ?? 0);
    if (!use || !list || !level) return '';
    const { counts, restarts } = list;
    const restart = restarts.get(use.level);
    restarts.delete(use.level);
    counts[use.level] = restart ?? (counts[use.level] ?? level.start - 1) + 1;
    counts.length = use.level + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    const number = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      const count = counts[at] ?? other?.start ?? 1;
      return numeral(count, level.digits && at < use.level ? 'decimal' : (other?.format ?? 'decimal'));
    });
    // `1.` must not run into `5万元`; `一、` and `（一）` part themselves from what follows.
    return /[\dA-Za-z.)]$/.test(number) ? `${number} ` : number;
  }

  /** The list a paragraph belongs to by itself or by its style, and how deep it stands there. */
  #useOf(paragraph: Element): Use | undefined {
    let level: number | undefined;
    const seen = new Set<Element>();
    for (
      let holder: Element | undefined = paragraph;
      holder && !seen.has(holder);
      holder = this.#styleOf(holder)
    ) {
      seen.add(holder);
      const own = child(child(holder, 'w:pPr'), 'w:numPr');
      const depth = value(child(own, 'w:ilvl'));
      if (depth !== undefined) level ??= Number(depth);
      const list = value(child(own, 'w:numId'));
      // List 0 takes a paragraph out of its style's list.
      if (list !== undefined) return list === '0' ? undefined : { list, level: level ?? 0 };
    }
    return undefined;
  }

  /** The style of a paragraph, or the one that a style is based on. */
  #styleOf(holder: Element): Element | undefined {
    const id = value(child(holder, 'w:basedOn')) ?? value(child(child(holder, 'w:pPr'), 'w:pStyle'));
    return id === undefined ? undefined : this.#styles.get(id);
  }
}

function levelsOf(definition: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of definition.children) {
    if (level.nodeName !== 'w:lvl') continue;
    levels.set(Number(level.getAttribute('w:ilvl')), {
      start: Number(value(child(level, 'w:start')) ?? 1),
      format: value(child(level, 'w:numFmt')) ?? 'decimal',
      text: value(child(level, 'w:lvlText')) ?? '',
      digits: child(level, 'w:isLgl') !== undefined,
    });
  }
  return levels;
}

function restartsOf(list: Element): Map<number, number> {
  const restarts = new Map<number, number>();
  for (const override of list.children) {
    const start = value(child(override, 'w:startOverride'));
    if (start !== undefined) restarts.set(Number(override.getAttribute('w:ilvl')), Number(start));
  }
  return restarts;
}

const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';

/** A count as Word prints it in this format; digits where the format is not known here. */
function numeral(count: number, format: string): string {
  // A number no report's list reaches, and that letters or Roman signs would fill pages with.
  if (!(count >= 1 && count < 400)) return String(count);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(count, DIGITS, '十');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counted(count, LEGAL, '拾');
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[count - 1] ?? String(count);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'upperLetter':
      return letters(count);
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    default:
      return String(count);
  }
}

/** 一 to 九十九; no list of a report is longer. */
function counted(count: number, digits: string, ten: string): string {
  if (count > 99) return String(count);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const head = tens === 0 ? '' : tens === 1 ? ten : `${digits[tens]}${ten}`;
  return `${head}${ones === 0 ? '' : digits[ones]}`;
}

/** A to Z, then AA, BB as Word has it. */
function letters(count: number): string {
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

function roman(count: number): string {
  let [left, out] = [count, ''];
  for (const [sign, worth] of ROMAN) {
    for (; left >= worth; left -= worth) out += sign;
  }
  return out;
}

function all(document: Document | undefined, name: string): Element[] {
  return document ? [...document.getElementsByTagName(name)] : [];
}

function child(parent: Element | undefined, name: string): Element | undefined {
  return parent && [...parent.children].find(({ nodeName }) => nodeName === name);
}

function value(element: Element | undefined): string | undefined {
  return element?.getAttribute('w:val') ?? undefined;
}
