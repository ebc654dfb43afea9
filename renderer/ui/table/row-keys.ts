// Places of controls in a table's rows: row, column, and which of the cell's controls.

const CONTROLS = 'button, input, a[href], [tabindex="0"]';

export interface Place {
  index: number;
  column: string;
  /** Which of the cell's controls. */
  nth: number;
}

/** Where the focus is within the table's rows; null when it is elsewhere. */
export function placeOf(target: EventTarget): Place | null {
  const control = target instanceof Element ? target.closest(CONTROLS) : null;
  const cell = control?.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-index]');
  if (!control || !cell || !row) return null;
  const nth = [...cell.querySelectorAll(CONTROLS)].indexOf(control);
  return { index: Number(row.dataset.index), column: cell.dataset.column ?? '', nth };
}

/** Focuses the control at a place; false when that row is not on screen (yet). */
export function focusPlace(table: Element, { index, column, nth }: Place): boolean {
  const controls = table.querySelectorAll<HTMLElement>(
    `[data-index="${index}"] [data-column="${CSS.escape(column)}"] :is(${CONTROLS})`,
  );
  const control = controls[Math.min(nth, controls.length - 1)];
  control?.focus();
  return control !== undefined;
}
