// What the command line says and where: results on stdout, everything else on stderr.
import { createProgress, type Progress } from './progress.ts';

export interface Console {
  readonly json: boolean;
  readonly progress: Progress;
  /** The command's result: with --json the value as JSON, otherwise the text for people. Once a command. */
  result(value: unknown, human: () => string): void;
  /** One line of a stream of results (always JSON). */
  line(value: unknown): void;
  /** For people, beside the result: what was assumed, where a file went. */
  note(text: string): void;
  error(text: string): void;
}

export function createConsole({ json, quiet }: { json: boolean; quiet: boolean }): Console {
  const progress = createProgress(process.stderr, quiet);
  const print = (text: string) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return {
    json,
    progress,
    result(value, human) {
      progress.end();
      print(json ? JSON.stringify(value, null, 2) : human());
    },
    line(value) {
      progress.end();
      print(JSON.stringify(value));
    },
    note(text) {
      if (quiet) return;
      progress.end();
      process.stderr.write(`${text}\n`);
    },
    error(text) {
      progress.end();
      process.stderr.write(`${text}\n`);
    },
  };
}
