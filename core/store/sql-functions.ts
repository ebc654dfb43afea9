// Functions of ours that SQL may call.
import type BetterSqlite3 from 'better-sqlite3';
import { foldText } from './text-fold.ts';

/** fold_text(x): x without case and accents, for searching; null stays null. */
export function addSqlFunctions(connection: BetterSqlite3.Database): void {
  connection.function('fold_text', { deterministic: true }, (text) => (text === null ? null : foldText(String(text))));
}
