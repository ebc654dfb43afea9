// Repairs of a file, put together: what is said last of a cell counts.
import type { Repair } from '#core/contract/import-shape.ts';

/** `given` with `more` on top. */
export function withRepairs(given: readonly Repair[], more: readonly Repair[]): Repair[] {
  const all = [...given];
  for (const repair of more) {
    const meant = ofTheFile(repair, given);
    const before = all.findIndex((each) => isOfSameCells(each, meant));
    if (before >= 0) all[before] = meant;
    else all.push(meant);
  }
  return all;
}

/** A mended cell that is still wrong is shown as it was mended, but a repair names what stands in the file. */
function ofTheFile(repair: Repair, given: readonly Repair[]): Repair {
  const isOfIt = ({ column, to }: Repair) => column === repair.column && to === repair.value;
  const inLine = given.find((each) => isOfIt(each) && each.line !== null && isOfSamePlace(each, repair));
  const everywhere = given.find((each) => isOfIt(each) && each.line === null);
  const value = (inLine ?? everywhere)?.value ?? repair.value;
  return { ...repair, value };
}

const isOfSamePlace = (a: Repair, b: Repair): boolean =>
  a.line === b.line && a.file === b.file && a.heading === b.heading;

export const isOfSameCells = (a: Repair, b: Repair): boolean =>
  a.column === b.column && a.value === b.value && isOfSamePlace(a, b);

/** Without the blanks that were typed around them. */
export const trimmed = (repairs: readonly Repair[]): Repair[] =>
  repairs.map((repair) => ({ ...repair, to: repair.to?.trim() ?? null }));
