// A table as the engine reads it best: a row a line, a tab between two cells, every cell in its column.

export interface Cell {
  text: string;
  /** The columns and the rows it covers. */
  across: number;
  down: number;
}

/** No table of a report is wider or longer than this; what claims to be is cut to it. */
const MOST = 60;

export function gridLines(rows: readonly (readonly Cell[])[]): string[] {
  /** For how many rows more a column is covered by a cell from above. */
  const covered: number[] = [];
  return rows.map((row) => {
    const columns: string[] = [];
    const skip = (): void => {
      while ((covered[columns.length] ?? 0) > 0) {
        covered[columns.length] = (covered[columns.length] ?? 0) - 1;
        columns.push('');
      }
    };
    for (const { text, across, down } of row) {
      skip();
      for (let column = 0; column < within(across); column++) {
        covered[columns.length] = within(down) - 1;
        columns.push(column === 0 ? oneLine(text) : '');
      }
    }
    skip();
    return columns.join('\t');
  });
}

function within(count: number): number {
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), MOST) : 1;
}

/** A break inside a cell would end the row: between two Chinese characters it is none, elsewhere it parts words. */
function oneLine(text: string): string {
  return text.trim().replace(HAN_BREAK, '').replace(/\s+/g, ' ');
}

const HAN_BREAK = /(?<=[\p{Script=Han}，、；：（）])[^\S\n]*\n\s*(?=[\p{Script=Han}（）])/gu;
