// Calls as lines of JSON on stdin, answers as lines of JSON on stdout: many calls to one open engine, from any language.
import { z } from 'zod';
import { AppError, ERROR_CATEGORIES } from '#core/contract/errors.ts';
import { toCliError } from './cli-error.ts';

/** One line in. `id` comes back with every answer; `stop` ends the stream of an earlier call. */
const lineSchema = z.union([
  z.strictObject({ id: z.union([z.string(), z.number()]), procedure: z.string(), input: z.unknown().optional() }),
  z.strictObject({ id: z.union([z.string(), z.number()]), stop: z.literal(true) }),
]);

type CallId = string | number;

/** One line out. A stream says so, gives its events, and ends with `end` or `error`. */
export type AnswerLine = { id: CallId | null } & (
  | { answer: unknown }
  | { stream: true }
  | { event: unknown }
  | { end: true }
  | { error: { code: string; status: number; message: string; details: unknown } }
);

export interface LinesOptions {
  /** Calls a procedure; a stream comes as an async iterator. */
  call(procedure: string, input: unknown, signal: AbortSignal): Promise<unknown>;
  lines: AsyncIterable<string>;
  write(line: AnswerLine): void;
  signal: AbortSignal;
}

/**
 * Calls start in the order of their lines and answer when they are done. Resolves when the lines have ended and every
 * call has answered; streams are stopped then.
 */
export async function answerLines({ call, lines, write, signal }: LinesOptions): Promise<void> {
  const running = new Set<Promise<void>>();
  const streams = new Map<CallId, AsyncIterator<unknown>>();

  async function run(id: CallId, procedure: string, input: unknown): Promise<void> {
    try {
      const answer = await call(procedure, input, signal);
      if (!isStream(answer)) {
        write({ id, answer: answer ?? null });
        return;
      }
      streams.set(id, answer);
      write({ id, stream: true });
      for await (const event of answer) write({ id, event });
      write({ id, end: true });
    } catch (error) {
      write(errorLine(id, error));
    } finally {
      streams.delete(id);
    }
  }

  for await (const text of lines) {
    if (text.trim() === '') continue;
    const line = parseLine(text);
    if (line instanceof AppError) write(errorLine(null, line));
    else if ('stop' in line) void streams.get(line.id)?.return?.();
    else {
      const call = run(line.id, line.procedure, line.input).finally(() => running.delete(call));
      running.add(call);
    }
    if (signal.aborted) break;
  }
  for (const stream of streams.values()) void stream.return?.();
  await Promise.all(running);
}

function parseLine(text: string): z.infer<typeof lineSchema> | AppError {
  const expected = '{"id":1,"procedure":"stores.get","input":{"store":"S1"}} or {"id":1,"stop":true}';
  try {
    const line = lineSchema.safeParse(JSON.parse(text));
    if (line.success) return line.data;
  } catch {
    // No JSON: told below like every other line that does not fit.
  }
  return new AppError('input/invalid', 'This line is not a call.', { got: text.slice(0, 200), expected });
}

function errorLine(id: CallId | null, thrown: unknown): AnswerLine {
  const { code, category, message, details } = toCliError(thrown);
  return { id, error: { code, status: ERROR_CATEGORIES[category].httpStatus, message, details } };
}

export const isStream = (answer: unknown): answer is AsyncIterableIterator<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
