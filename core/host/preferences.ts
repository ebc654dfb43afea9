// What this person prefers on this computer: one small file in the user's folder, read by engine and shells.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors.ts';
import { DEFAULT_PREFERENCES, type Preferences, preferencesSchema } from '#core/contract/system.ts';
import type { EngineConfig } from './context.ts';

const fileOf = (userDataDir: string): string => join(userDataDir, 'preferences.json');

/** The defaults where nothing is kept, nothing was saved yet, or the file is damaged. */
export function readPreferences(userDataDir: string | null): Preferences {
  if (userDataDir === null) return DEFAULT_PREFERENCES;
  try {
    const saved = preferencesSchema.partial().parse(JSON.parse(readFileSync(fileOf(userDataDir), 'utf8')));
    return { ...DEFAULT_PREFERENCES, ...saved };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** Changes some and leaves the others. Throws storage/unavailable where they cannot be kept. */
export function changePreferences(userDataDir: string | null, changes: Partial<Preferences>): Preferences {
  if (userDataDir === null) throw new AppError('storage/unavailable', 'This engine keeps no preferences.', {});
  const next = { ...readPreferences(userDataDir), ...changes };
  const file = fileOf(userDataDir);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(userDataDir, { recursive: true });
    writeFileSync(unfinished, `${JSON.stringify(next, null, 2)}\n`);
    renameSync(unfinished, file);
  } catch (error) {
    const message = `The preferences could not be written to ${file}.`;
    throw new AppError('storage/unavailable', message, { path: file }, { cause: error });
  }
  return next;
}

/** Name in histories. */
export const whoIs = ({ userDataDir, user }: Pick<EngineConfig, 'userDataDir' | 'user'>): string =>
  readPreferences(userDataDir).userName ?? user;
