// call PROCEDURE JSON: any procedure of the contract, so that the command line can do all that the others can.
import { createInterface } from 'node:readline';
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { contract } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';
import { answerLines, isStream } from '../call-lines.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatTable } from '../output/table.ts';

interface CallOptions extends CommonOptions {
  lines?: boolean;
}

export const addCall: AddCommand = (program, environment) => {
  newCommand(program, 'call [procedure] [input]', 'Call any procedure, e.g. call stores.get \'{"store":"S1"}\'')
    .option('--lines', 'read calls as lines of JSON from stdin, answer in lines of JSON')
    .addHelpText('after', HELP)
    .action(async (name: string | undefined, input: string | undefined, options: CallOptions) => {
      if (options.lines) {
        await withEngine(environment, options, callLines);
        return;
      }
      if (name === undefined) {
        const procedures = listProcedures();
        environment.console.result(procedures, () =>
          formatTable(
            [
              { title: 'Procedure', value: (procedure) => procedure.name },
              { title: 'What it does', value: (procedure) => procedure.summary },
            ],
            procedures,
          ),
        );
        return;
      }
      assertProcedure(name);
      const value = parseInput(input);
      await withEngine(environment, options, (cli) => callOnce(cli, name, value));
    });
};

const HELP = `
Without a procedure: lists them all. Streams print one line of JSON an event. A procedure that starts a job answers when
the job is done.

With --lines, each line of stdin is a call and each line of stdout belongs to one:
  {"id":1,"procedure":"stores.get","input":{"store":"S1"}}   answers   {"id":1,"answer":{…}} or {"id":1,"error":{…}}
A stream answers {"id":1,"stream":true}, then {"id":1,"event":…} …, then {"id":1,"end":true}; {"id":1,"stop":true} ends it.
The end of stdin ends streams and cancels jobs that still run: follow them with jobs.watch first.`;

export function listProcedures(): { name: string; summary: string }[] {
  return Object.entries(contract).flatMap(([domain, procedures]) =>
    Object.entries(procedures as Record<string, AnyContractProcedure>)
      .filter(([, procedure]) => isContractProcedure(procedure))
      .map(([name, procedure]) => ({ name: `${domain}.${name}`, summary: procedure['~orpc'].route.summary ?? '' })),
  );
}

function assertProcedure(name: string): void {
  if (listProcedures().some((procedure) => procedure.name === name)) return;
  throw new AppError('input/invalid', `There is no procedure "${name}".`, {
    got: name,
    expected: 'domain.procedure, such as stores.list',
    advice: 'Run "call" without a procedure to list them.',
  });
}

function parseInput(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('input/invalid', `The input is not JSON: ${why}.`, {
      got: text.slice(0, 200),
      expected: 'one JSON value, in single quotes for the shell',
    });
  }
}

async function callOnce(cli: Cli, name: string, input: unknown): Promise<void> {
  const { signal, console } = cli;
  const answer = await callProcedure(cli, name, input, signal);
  if (!isStream(answer)) {
    // The engine ends with this process and would take a job along that nobody waited for.
    if (startsJob(answer)) await followJob(cli, answer.jobId);
    console.result(answer ?? null, () => JSON.stringify(answer ?? null, null, 2));
    return;
  }
  const end = () => void answer.return?.();
  signal.addEventListener('abort', end, { once: true });
  for await (const event of answer) console.line(event);
  signal.throwIfAborted();
}

const startsJob = (answer: unknown): answer is { jobId: string } =>
  typeof answer === 'object' && answer !== null && 'jobId' in answer && typeof answer.jobId === 'string';

async function callLines(cli: Cli): Promise<void> {
  const { signal, console } = cli;
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  signal.addEventListener('abort', () => lines.close(), { once: true });
  await answerLines({
    lines,
    signal,
    write: (line) => console.line(line),
    call(procedure, input, abort) {
      assertProcedure(procedure);
      return callProcedure(cli, procedure, input, abort);
    },
  });
  signal.throwIfAborted();
}

async function callProcedure({ client }: Cli, name: string, input: unknown, signal: AbortSignal): Promise<unknown> {
  const [domain, procedure] = name.split('.');
  const domains = client as unknown as Record<string, Record<string, (input: unknown, options: object) => unknown>>;
  return domains[domain][procedure](input, { signal });
}
