// Runs every sample through a client and puts down what came of it in a form that can be compared between doors.
import path from 'node:path';
import { isDefinedError, ORPCError } from '@orpc/client';
import { contract, type EngineClient } from '#core/contract/contract.ts';
import type { Known, Sample } from './sample-kit.ts';
import { SAMPLES } from './samples.ts';

/** One line for each sample: what was asked, and the answer or the error. */
export interface Outcome {
  sample: string;
  expected: string;
  outcome: unknown;
}

type AnyCall = (input: unknown) => Promise<unknown>;

export async function runSamples(client: EngineClient, known: Known): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const comparable = createNormaliser(known.workspaceDir);
  for (const [domain, procedures] of Object.entries(SAMPLES)) {
    for (const [procedure, samples] of Object.entries<readonly Sample[]>(procedures)) {
      const call = (client as unknown as Record<string, Record<string, AnyCall>>)[domain][procedure];
      for (const sample of samples) {
        const outcome = await outcomeOf(call, sample, known);
        await settle(client, outcome);
        outcomes.push({
          sample: `${domain}.${procedure} ${sample.name}`,
          expected: sample.expect,
          outcome: comparable(outcome),
        });
      }
    }
  }
  return outcomes;
}

export type RawOutcome =
  | { answer: unknown }
  | { error: { code: string; status: number; message: string; data: unknown } };

async function outcomeOf(call: AnyCall, sample: Sample, known: Known): Promise<RawOutcome> {
  try {
    const answer = await call(sample.input(known));
    const whole = isStream(answer) ? await readStream(answer) : answer;
    sample.learn?.(whole as never, known);
    return { answer: whole };
  } catch (error) {
    if (!(error instanceof ORPCError) || !isDefinedError(error)) throw error;
    const { code, status, message, data } = error as ORPCError<string, unknown>;
    return { error: { code, status, message, data } };
  }
}

const isStream = (answer: unknown): answer is AsyncIterableIterator<{ type?: string }> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** All of a stream that ends; of the stream of events, which does not, the first. */
async function readStream(stream: AsyncIterableIterator<{ type?: string }>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream) {
    events.push(event);
    if (event.type === 'hello') break;
  }
  return events;
}

/** What a job changes must have happened before the next sample asks for it. */
async function settle(client: EngineClient, outcome: RawOutcome): Promise<void> {
  if (!('answer' in outcome)) return;
  const { jobId, id, state } = (outcome.answer ?? {}) as { jobId?: string; id?: string; state?: string };
  const running = jobId ?? (state === 'running' || state === 'queued' ? id : undefined);
  if (!running) return;
  for await (const _job of await client.jobs.watch({ jobId: running }));
}

/** Times, durations, places and new ids differ from run to run; everything else must not. */
function createNormaliser(workspaceDir: string): (value: unknown) => unknown {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `<id ${ids.size + 1}>`);
    return ids.get(id) as string;
  };
  const text = (value: string) =>
    value
      .replaceAll(workspaceDir, '<workspace>')
      .replaceAll(path.dirname(workspaceDir), '<folder>')
      .replaceAll(/\b[0-9a-f]{16}\b/g, idOf)
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '<time>');
  const normalise = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(normalise);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([name, field]) => [name, /^seconds/.test(name) && field !== null ? '<seconds>' : normalise(field)]),
    );
  };
  return normalise;
}

/** Names of all procedures, as in the samples. */
export const PROCEDURES = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.keys(procedures).map((procedure) => `${domain}.${procedure}`),
);
