// The text of a .docx file: paragraphs as lines, table rows as tab-separated lines.

import { strFromU8, unzipSync } from 'fflate';

const BODY = 'word/document.xml';
/** A body larger than this when unpacked is no report: a bomb, or a picture book. */
const MOST = 64 << 20;

export function textOfWord(bytes: ArrayBuffer): string {
  const files = unzipSync(new Uint8Array(bytes), {
    filter: ({ name, originalSize }) => name === BODY && originalSize <= MOST,
  });
  const body = files[BODY];
  if (!body) throw new Error(BODY);
  const tree = new DOMParser().parseFromString(strFromU8(body), 'application/xml');
  const root = tree.getElementsByTagName('w:body')[0];
  if (!root) throw new Error('w:body');
  return blocks(root).join('\n');
}

function blocks(parent: Element): string[] {
  const lines: string[] = [];
  for (const child of parent.children) {
    if (child.nodeName === 'w:p') lines.push(inline(child));
    else if (child.nodeName === 'w:tbl') lines.push(...rows(child));
    else if (child.nodeName === 'w:sdt' || child.nodeName === 'w:sdtContent') lines.push(...blocks(child));
  }
  return lines;
}

function rows(table: Element): string[] {
  return childrenOf(table, 'w:tr').map((row) =>
    childrenOf(row, 'w:tc')
      .map((cell) => blocks(cell).join(' ').replace(/\s+/g, ' ').trim())
      .join('\t'),
  );
}

function inline(paragraph: Element): string {
  let text = '';
  const walk = (node: Element): void => {
    for (const child of node.children) {
      if (child.nodeName === 'w:t') text += child.textContent;
      else if (child.nodeName === 'w:tab') text += '\t';
      else if (child.nodeName === 'w:br') text += '\n';
      // What was struck out in a tracked change is no longer in the report.
      else if (child.nodeName !== 'w:del' && child.nodeName !== 'w:pPr') walk(child);
    }
  };
  walk(paragraph);
  return text;
}

function childrenOf(parent: Element, name: string): Element[] {
  return [...parent.children].filter(({ nodeName }) => nodeName === name);
}
