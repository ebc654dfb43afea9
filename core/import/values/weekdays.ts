// Weekdays as people write them in four languages: "Mon, Thu", "Di/Fr", "lundi et jeudi", "lunes a viernes".
import { normaliseName } from '../roles/column-name.ts';

/** By weekday, 0 = Monday, in English, German, French and Spanish; longer names begin with these. */
const STEMS: readonly (readonly string[])[] = [
  ['mon', 'mo', 'lun'],
  ['tue', 'di', 'mar'],
  ['wed', 'mi', 'mer', 'mie'],
  ['thu', 'do', 'jeu', 'jue'],
  ['fri', 'fr', 'ven', 'vie'],
  ['sat', 'sa', 'sam', 'sab'],
  ['sun', 'so', 'dim', 'dom'],
];

/** Whole names that a stem of another weekday begins, or that have no stem of their own. */
const WHOLE: Readonly<Record<string, number>> = { dimanche: 6, dim: 6, domingo: 6, dom: 6, dienstag: 1 };

const EVERY_DAY = /^(daily|every day|taglich|jeden tag|tous les jours|quotidien|todos los dias|diario|diariamente)$/;
const BETWEEN = /\s+(?:to|through|bis|a|au|hasta)\s+|\s*[-–]\s*/u;

/** Ascending; null for every day. undefined: it cannot be told. */
export function parseWeekdays(text: string): number[] | null | undefined {
  if (EVERY_DAY.test(normaliseName(text))) return null;
  const days = new Set<number>();
  for (const part of text.split(/[,;/+&|]|\s(?:and|und|et|y)\s/u)) {
    if (part.trim() === '') continue;
    const ends = part.trim().split(BETWEEN);
    const [first, last = first] = ends.map(weekday);
    if (first === undefined || last === undefined || ends.length > 2) {
      const single = part.trim().split(/\s+/).map(weekday);
      if (single.some((day) => day === undefined)) return undefined;
      for (const day of single) days.add(day as number);
      continue;
    }
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size === 0 ? undefined : [...days].sort((a, b) => a - b);
}

function weekday(text: string): number | undefined {
  const name = normaliseName(text);
  if (name.includes(' ')) return undefined;
  if (Object.hasOwn(WHOLE, name)) return WHOLE[name];
  let found: number | undefined;
  let length = 0;
  STEMS.forEach((stems, day) => {
    for (const stem of stems) {
      if (name.startsWith(stem) && stem.length > length) {
        found = day;
        length = stem.length;
      }
    }
  });
  return found;
}
