// The text of a .docx file as its reader sees it: paragraphs as lines with the numbers that Word gives them, tables by
// way of the same grid as pasted ones.

import { strFromU8, unzipSync } from 'fflate';
import { gridLines, type Cell } from './grid';
import { WordNumbers } from './word-numbers';

const BODY = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
/** A part larger than this when unpacked is no report: a bomb, or a picture book. */
const MOST = 64 << 20;

/** `undefined` where the bytes are a zip file of another kind; throws where they are no sound zip file. */
export function textOfWord(bytes: ArrayBuffer): string | undefined {
  const files = unzipSync(new Uint8Array(bytes), {
    filter: ({ name, originalSize }) => [BODY, NUMBERING, STYLES].includes(name) && originalSize <= MOST,
  });
  const part = (name: string): Document | undefined => {
    const xml = files[name];
    return xml && new DOMParser().parseFromString(strFromU8(xml), 'application/xml');
  };
  const body = part(BODY);
  if (!body) return undefined;
  const root = body.getElementsByTagName('w:body')[0];
  if (!root) throw new Error(BODY);
  const numbers = new WordNumbers(part(NUMBERING), part(STYLES));
  return blocks(root, numbers).join('\n');
}

/** What a template or a tracked change puts around paragraphs, rows and cells. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

function blocks(parent: Element, numbers: WordNumbers): string[] {
  const lines: string[] = [];
  for (const child of parent.children) {
    if (child.nodeName === 'w:p') lines.push(...paragraph(child, numbers));
    else if (child.nodeName === 'w:tbl') lines.push(...gridLines(rows(child, numbers)));
    else if (WRAPPERS.has(child.nodeName)) lines.push(...blocks(child, numbers));
  }
  return lines;
}

function rows(table: Element, numbers: WordNumbers): Cell[][] {
  return childrenOf(table, 'w:tr').map((row) =>
    childrenOf(row, 'w:tc').map((cell) => {
      const properties = childrenOf(cell, 'w:tcPr')[0];
      const span = properties && childrenOf(properties, 'w:gridSpan')[0]?.getAttribute('w:val');
      // A cell that goes on from the row above is there by itself, and empty: `down` need not be told.
      return { text: blocks(cell, numbers).join('\n'), across: Number(span ?? 1), down: 1 };
    }),
  );
}

/** Of a tracked change what was taken away, and of each picture with words the copy for old programs: not read. */
const UNREAD = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback']);

/** A paragraph's line, and behind it the lines of the text boxes that hang on it. */
function paragraph(node: Element, numbers: WordNumbers): string[] {
  let line = '';
  const boxes: string[] = [];
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      const name = child.nodeName;
      if (name === 'w:t' || name === 'm:t') line += child.textContent;
      else if (name === 'w:tab') line += '\t';
      else if (name === 'w:br' || name === 'w:cr') line += '\n';
      else if (name === 'w:noBreakHyphen') line += '-';
      else if (name === 'w:txbxContent') boxes.push(...blocks(child, numbers));
      else if (!UNREAD.has(name)) walk(child);
    }
  };
  walk(node);
  const number = line.trim() === '' ? '' : numbers.before(node);
  return [number + line, ...boxes];
}

function childrenOf(parent: Element, name: string): Element[] {
  return [...parent.children].flatMap((child) => {
    if (child.nodeName === name) return [child];
    return WRAPPERS.has(child.nodeName) ? childrenOf(child, name) : [];
  });
}
