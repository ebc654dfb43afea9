// A log file that starts anew when it is full and keeps a few old ones.
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatingFile {
  /** Appends one line, at once: a log that is still in memory when the process dies is no help. */
  write(line: string): void;
  close(): void;
}

export interface RotationLimits {
  readonly maxBytes: number;
  /** Old files: `engine.log.1` is the youngest. */
  readonly keep: number;
}

/** Opens (or makes) the file and its folder. Throws the file system's error. */
export function openRotatingFile(path: string, { maxBytes, keep }: RotationLimits): RotatingFile {
  mkdirSync(dirname(path), { recursive: true });
  let descriptor = openSync(path, 'a');
  let size = fstatSync(descriptor).size;
  let isOpen = true;

  function rotate(): void {
    closeSync(descriptor);
    rmSync(`${path}.${keep}`, { force: true });
    for (let age = keep - 1; age >= 0; age--) {
      try {
        renameSync(age === 0 ? path : `${path}.${age}`, `${path}.${age + 1}`);
      } catch {
        // Not there yet, or held by another process: then the file goes on growing, which is better than no log.
      }
    }
    descriptor = openSync(path, 'a');
    size = fstatSync(descriptor).size;
  }

  return {
    write(line) {
      if (!isOpen) return;
      const bytes = Buffer.from(line);
      if (size > 0 && size + bytes.length > maxBytes) rotate();
      size += writeSync(descriptor, bytes);
    },
    close() {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}
