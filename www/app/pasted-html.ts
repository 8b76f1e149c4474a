// The text of pasted HTML. The plain text that Word, WPS and web pages put beside it breaks a table's row wherever a cell
// holds two lines, and forgets merged cells; here a row stays a row. The HTML is parsed into a document that loads and runs nothing.

import { gridLines, type Cell } from './grid';

const UNSEEN = new Set(['STYLE', 'SCRIPT', 'TITLE', 'HEAD', 'NOSCRIPT', 'TEMPLATE']);
const LINES = new Set([
  ...[
    'ADDRESS',
    'ARTICLE',
    'ASIDE',
    'BLOCKQUOTE',
    'CAPTION',
    'CENTER',
    'DD',
    'DIV',
    'DL',
    'DT',
    'FIGURE',
    'FOOTER',
    'FORM',
  ],
  ...[
    'H1',
    'H2',
    'H3',
    'H4',
    'H5',
    'H6',
    'HEADER',
    'HR',
    'LI',
    'MAIN',
    'NAV',
    'OL',
    'P',
    'PRE',
    'SECTION',
    'UL',
  ],
]);

/** What came with the clipboard, wherever in it the browser has marked the part that was copied. */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return textOf(body)
    .replace(/[^\S\n\t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

function textOf(parent: Node): string {
  let text = '';
  const newLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  for (const child of parent.childNodes) {
    if (child instanceof Text) text += folded(child.data, text);
    else if (child instanceof HTMLElement && isSeen(child)) {
      if (child.nodeName === 'BR') text += '\n';
      else if (child instanceof HTMLTableElement) {
        newLine();
        const rows = [...child.rows].filter(isSeen);
        text += gridLines(rows.map((row) => [...row.cells].map(cellOf))).join('\n');
        newLine();
      } else if (LINES.has(child.nodeName)) {
        newLine();
        text += textOf(child);
        newLine();
      } else text += textOf(child);
    }
  }
  return text;
}

function cellOf(cell: HTMLTableCellElement): Cell {
  return { text: textOf(cell), across: cell.colSpan, down: cell.rowSpan };
}

/** Line breaks of the markup are none of the text: nothing between Chinese characters, a blank elsewhere. */
function folded(data: string, before: string): string {
  const text = data.replace(/(?<=\P{ASCII})[\r\n]+(?=\P{ASCII})/gu, '').replace(/[ \t\r\n]+/g, ' ');
  return /(^|[\n ])$/.test(before) ? text.replace(/^ /, '') : text;
}

function isSeen(element: HTMLElement): boolean {
  return (
    !UNSEEN.has(element.nodeName) &&
    !/display:\s*none|mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')
  );
}
