// Finds commands by what is typed: every word of the question begins a word of the command, accents aside.

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** True when each word of `asked` begins some word of `text`, or stands inside its first word. */
export function matches(text: string, asked: string): boolean {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  const wanted = plain(asked).split(/\s+/).filter(Boolean);
  return wanted.every((part) => words.some((word) => word.startsWith(part)) || plain(text).includes(part));
}

/** Commands that match, those whose own words begin with the question first; otherwise in their order. */
export function found<T extends { label: string; also?: string }>(commands: T[], asked: string): T[] {
  const rank = ({ label }: T) => (plain(label).startsWith(plain(asked.trim())) ? 0 : 1);
  return commands
    .filter(({ label, also = '' }) => matches(`${label} ${also}`, asked))
    .toSorted((a, b) => rank(a) - rank(b));
}
