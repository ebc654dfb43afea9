// A row handed on with other cells than it came with: it stays the row of the file that it was.
import type { Cell, Row } from './row.ts';

const NO_ROW: Row = { cells: [], width: 0, line: 1, text: () => '', hash: () => 0 };

/** One object for all rows of a source, as sources do it: `take` the row, then change `cells` and `width`. */
export class ChangedRow implements Row {
  readonly cells: Cell[] = [];
  width = 0;
  private source: Row = NO_ROW;

  /** Stands for `row` from now on, with its first `width` cells, '' where it has fewer. */
  take(row: Row, width = row.width): this {
    this.source = row;
    this.width = width;
    for (let i = 0; i < width; i++) this.cells[i] = i < row.width ? row.cells[i] : '';
    return this;
  }

  get line(): number {
    return this.source.line;
  }

  get heading(): string | undefined {
    return this.source.heading;
  }

  text(): string {
    return this.source.text();
  }

  hash(): number {
    return this.source.hash();
  }
}
