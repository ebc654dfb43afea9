// The log of a host: JSON lines in a folder of the user's, small, without personal data.
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pino, stdSerializers } from 'pino';
import type { EngineLog } from '../context.ts';
import { openRotatingFile, type RotationLimits } from './rotating-file.ts';

export interface Log extends EngineLog {
  /** Path of the file being written; null when nothing is. */
  readonly path: string | null;
  close(): void;
}

export interface LogOptions {
  /** Folder for the files: `<workspace>/logs` or `<user data>/logs`. */
  folder: string;
  /** Who writes: "engine", "shell", "cli". One file each, because two processes must not rotate one file. */
  name: string;
  limits?: RotationLimits;
}

const LIMITS: RotationLimits = { maxBytes: 2 * 1024 * 1024, keep: 3 };

/**
 * Opens the log. The home folder and the user's name are taken out of every line; callers do not log names of stores,
 * products or files, nor what is sold. Where the folder cannot be written the program works on without a log.
 */
export function openLog({ folder, name, limits = LIMITS }: LogOptions): Log {
  const path = join(folder, `${name}.log`);
  let file: ReturnType<typeof openRotatingFile>;
  try {
    file = openRotatingFile(path, limits);
  } catch {
    return NO_LOG;
  }
  const withoutPersonalData = createScrubber(homedir(), userInfo().username);
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.errWithCause, err: stdSerializers.errWithCause },
    },
    { write: (line: string) => file.write(withoutPersonalData(line)) },
  );
  return {
    path,
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    close: () => file.close(),
  };
}

export const NO_LOG: Log = { path: null, info() {}, warn() {}, error() {}, close() {} };

/** Takes a home folder (as JSON writes it) and a user's name, as a word of its own, out of a line. */
export function createScrubber(home: string, user: string): (line: string) => string {
  const replacements: [RegExp, string][] = [];
  // A home of "/" (some containers) would take every slash away.
  if (home.length > 1) replacements.push([new RegExp(escaped(JSON.stringify(home).slice(1, -1)), 'g'), '~']);
  // Very short names, and root's, are parts of too many other words to be worth hiding.
  if (user.length > 2 && user !== 'root') {
    replacements.push([new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped(user)}(?![\\p{L}\\p{N}_-])`, 'gu'), '<user>']);
  }
  return (line) => replacements.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
