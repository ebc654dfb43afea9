// Which cell of a table holds a product's day, while the table is being filled.

/** The table's columns; they are replaced as it grows. */
interface Cells {
  readonly count: number;
  readonly series: Int32Array;
  readonly day: Int32Array;
}

const FIRST_SERIES = 1024;

/**
 * Nearly every file has the days of a product in order, one way or the other: a day before its first or after its last is
 * new, which takes no search. Only when one comes in between are all cells put into a table of hashes.
 */
export class CellIndex {
  readonly #cells: Cells;
  /** By series: the cells of its first and last day, plus one. */
  #oldest = new Int32Array(FIRST_SERIES);
  #newest = new Int32Array(FIRST_SERIES);
  /** Open addressing: cell + 1, or 0. A power of two, at most half full. */
  #slots: Int32Array | null = null;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  /** The cell, or -1: there is none. */
  find(series: number, day: number): number {
    if (series >= this.#newest.length) return -1;
    const newest = this.#newest[series] - 1;
    if (newest < 0) return -1;
    const days = this.#cells.day;
    if (day >= days[newest]) return day === days[newest] ? newest : -1;
    const oldest = this.#oldest[series] - 1;
    if (day <= days[oldest]) return day === days[oldest] ? oldest : -1;
    const slots = this.#slots ?? this.#indexAll();
    return slots[this.#slotOf(slots, series, day)] - 1;
  }

  /** Takes the table's last cell in; `find` has just said that its series and day are new. */
  add(cell: number): void {
    const series = this.#cells.series[cell];
    const days = this.#cells.day;
    if (series >= this.#newest.length) this.#makeRoomFor(series);
    const newest = this.#newest[series] - 1;
    if (newest < 0 || days[cell] > days[newest]) this.#newest[series] = cell + 1;
    const oldest = this.#oldest[series] - 1;
    if (oldest < 0 || days[cell] < days[oldest]) this.#oldest[series] = cell + 1;
    if (this.#slots === null) return;
    if (this.#cells.count * 2 > this.#slots.length) this.#indexAll();
    else this.#slots[this.#slotOf(this.#slots, series, days[cell])] = cell + 1;
  }

  #makeRoomFor(series: number): void {
    const length = 2 ** Math.ceil(Math.log2(series + 1));
    const [oldest, newest] = [this.#oldest, this.#newest];
    this.#oldest = new Int32Array(length);
    this.#oldest.set(oldest);
    this.#newest = new Int32Array(length);
    this.#newest.set(newest);
  }

  #indexAll(): Int32Array {
    const { count, series, day } = this.#cells;
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(count + 1) + 2));
    for (let cell = 0; cell < count; cell++) slots[this.#slotOf(slots, series[cell], day[cell])] = cell + 1;
    this.#slots = slots;
    return slots;
  }

  /** Slot of this product and day: the one that holds it, or the free one where it belongs. */
  #slotOf(slots: Int32Array, series: number, day: number): number {
    const mask = slots.length - 1;
    const cells = this.#cells;
    // Days that follow each other lie side by side, in groups of 16: most files have them so, and memory is read in lines.
    const group = Math.imul(series, 0x9e3779b1) ^ Math.imul(day >> 4, 0x85ebca6b);
    let slot = ((group << 4) | (day & 15)) & mask;
    for (;;) {
      const cell = slots[slot] - 1;
      if (cell < 0 || (cells.series[cell] === series && cells.day[cell] === day)) return slot;
      // The next group, and another place in it: a file of one single day finds room everywhere, too.
      slot = (slot + 17) & mask;
    }
  }
}
