// The command line as a door: an EngineClient that speaks lines of JSON with `cli call --lines`, as any script can.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import type { EngineClient } from '#core/contract/contract.ts';
import type { AnswerLine } from '#core/host/cli/call-lines.ts';

const MAIN = join(import.meta.dirname, '../../core/host/cli/main.ts');

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  /** Events of a stream, once it is known to be one. */
  push?(event: unknown): void;
  end?(error?: unknown): void;
}

/** Closing ends stdin and waits for the process; it throws when the process did not end with 0. */
export function openCliDoor(workspaceDir: string): { client: EngineClient; close(): Promise<void> } {
  const child = spawn(process.execPath, [MAIN, 'call', '--lines', '--workspace', workspaceDir], {
    env: { ...process.env, SHELFCAST_HOME: join(workspaceDir, '../home') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const calls = new Map<number, Waiting>();
  let lastId = 0;
  const send = (line: object) => child.stdin.write(`${JSON.stringify(line)}\n`);

  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as AnswerLine;
    const call = calls.get(line.id as number);
    if (!call) throw new Error(`An answer to nothing: ${text}`);
    if ('stream' in line) call.resolve(streamOf(call, () => send({ id: line.id, stop: true })));
    else if ('event' in line) call.push?.(line.event);
    else {
      calls.delete(line.id as number);
      if ('answer' in line) call.resolve(line.answer);
      else if ('end' in line) call.end?.();
      else {
        const { code, status, message, details } = line.error;
        const error = new ORPCError(code, { status, message, data: details, defined: true });
        call.reject(error);
        call.end?.(error);
      }
    }
  });

  const link: ClientLink<Record<never, never>> = {
    call: (path, input) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        calls.set(id, { resolve, reject });
        send({ id, procedure: path.join('.'), input });
      }),
  };
  return {
    client: createORPCClient(link) as unknown as EngineClient,
    async close() {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw new Error(`The command line ended with ${code}.`);
    },
  };
}

/** Listens from now on, whenever the caller begins to read. */
function streamOf(call: Waiting, stop: () => void): AsyncGenerator<unknown> {
  const events: unknown[] = [];
  let over: { error?: unknown } | undefined;
  let wake: (() => void) | undefined;
  call.push = (event) => {
    events.push(event);
    wake?.();
  };
  call.end = (error) => {
    over = { error };
    wake?.();
  };
  return (async function* () {
    try {
      for (;;) {
        while (events.length > 0) yield events.shift();
        if (over?.error !== undefined) throw over.error;
        if (over) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      if (!over) stop();
    }
  })();
}
