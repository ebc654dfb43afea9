// Where an arrow key leads in a calendar of days.

/** The day after a key, within 0 … count − 1; null: not a key that moves. */
export function rangeAfterKey(at: number, key: string, count: number, columns: number): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: 0,
    End: count - 1,
  };
  if (!Object.hasOwn(moves, key) || count === 0) return null;
  return Math.min(count - 1, Math.max(0, moves[key]));
}
