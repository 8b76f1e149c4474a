// The memo as a Word document in the usual dress of an official letter: A4, 小标宋-like title, 仿宋 text, 黑体 headings.

import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import type { Block, BlockKind } from './memo';

interface Dress {
  font: string;
  /** Half-points. */
  size: number;
  bold?: boolean;
  paragraph?: Omit<IParagraphOptions, 'children'>;
}

// 三号 is 16 pt, 二号 22 pt; a line is 28 pt; two characters of indent are 32 pt.
const TEXT = 32;
const LINE = { line: 560, lineRule: 'exact' as const };
const INDENT = { firstLine: 640 };

const DRESS: Record<BlockKind, Dress> = {
  number: {
    font: '仿宋',
    size: TEXT,
    paragraph: { alignment: AlignmentType.CENTER, spacing: { ...LINE, after: 560 } },
  },
  title: {
    font: '宋体',
    size: 44,
    bold: true,
    paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 560 } },
  },
  to: { font: '仿宋', size: TEXT },
  text: { font: '仿宋', size: TEXT, paragraph: { indent: INDENT } },
  heading: { font: '黑体', size: TEXT, paragraph: { indent: INDENT, keepNext: true, outlineLevel: 0 } },
  subheading: {
    font: '楷体',
    size: TEXT,
    bold: true,
    paragraph: { indent: INDENT, keepNext: true, outlineLevel: 1 },
  },
  item: { font: '仿宋', size: TEXT, bold: true, paragraph: { indent: INDENT, keepNext: true } },
  detail: { font: '仿宋', size: TEXT, paragraph: { indent: INDENT } },
  signature: { font: '仿宋', size: TEXT, paragraph: { alignment: AlignmentType.RIGHT, indent: { right: 1280 } } },
};

export async function memoDocx(blocks: readonly Block[]): Promise<Blob> {
  const title = blocks.find(({ kind }) => kind === 'title')?.text ?? '';
  const file = new Document({
    title,
    creator: '勾稽',
    lastModifiedBy: '勾稽',
    styles: { default: { document: { run: { language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
          },
        },
        footers: { default: pageNumber() },
        children: blocks.map(paragraph),
      },
    ],
  });
  return Packer.toBlob(file);
}

/** “— 1 —” at the foot, in 四号 as official letters have it. */
function pageNumber(): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: '宋体' });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

function paragraph({ kind, text }: Block): Paragraph {
  const { font, size, bold, paragraph: more } = DRESS[kind];
  return new Paragraph({
    spacing: LINE,
    ...more,
    children: [
      new TextRun({
        text,
        size,
        bold: bold ?? false,
        font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font },
      }),
    ],
  });
}
