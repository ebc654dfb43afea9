// Every procedure of the contract answers the same through every door: in process, engine process, HTTP, command line.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contract, type EngineClient } from '#core/contract/contract.ts';
import { createEngine } from '#core/host/engine.ts';
import { inlinePort } from '#core/host/inline-port.ts';
import { NO_LOG } from '#core/host/log/log.ts';
import { startShell } from '#core/host/shell/start-shell.ts';
import { engineInit } from '#core/host/shell/user-data.ts';
import { forkEngine } from '#core/host/supervisor/fork-engine.ts';
import { ProcessEnginePort } from '#core/host/supervisor/process-port.ts';
import { EngineSupervisor } from '#core/host/supervisor/supervisor.ts';
import { openCliDoor } from './cli-door.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { type Outcome, PROCEDURES, runSamples } from './run-samples.ts';
import type { Known } from './sample-kit.ts';

interface Door {
  client: EngineClient;
  close(): Promise<void>;
}

let dir: string;
let known: Omit<Known, 'workspaceDir'>;
let reference: Outcome[];

/** User data beside the workspace: what one door remembers is no business of another. */
const init = (workspaceDir: string) =>
  engineInit({ workspaceDir, hasWindow: false, userData: path.join(workspaceDir, '../home') });

async function openInline(workspaceDir: string): Promise<Door> {
  const engine = await createEngine({ ...init(workspaceDir), now: () => new Date(), log: NO_LOG });
  const { client } = await inlinePort(engine).connect();
  return { client, close: () => engine.close() };
}

async function openProcess(workspaceDir: string): Promise<Door> {
  const supervisor = new EngineSupervisor({ spawn: () => forkEngine(), init: init(workspaceDir) });
  supervisor.start();
  const { client } = await new ProcessEnginePort(supervisor).connect();
  return { client, close: () => supervisor.stop() };
}

async function openHttp(workspaceDir: string): Promise<Door> {
  vi.stubEnv('SHELFCAST_HOME', path.join(workspaceDir, '../home'));
  const shell = await startShell({ workspaceDir, openBrowser: false, rendererDir: dir, apiOnly: true, log: NO_LOG });
  const link = new OpenAPILink(contract, {
    url: `${shell.address}/api/v1`,
    headers: { authorization: `Bearer ${shell.apiToken}` },
  });
  return { client: createORPCClient(link) as unknown as EngineClient, close: shell.close };
}

/** Runs all samples through a door, on a copy of the prepared workspace. */
async function through(open: (workspaceDir: string) => Promise<Door>, name: string): Promise<Outcome[]> {
  const workspaceDir = path.join(dir, name, 'workspace');
  await cp(path.join(dir, 'prepared/workspace'), workspaceDir, { recursive: true });
  const door = await open(workspaceDir);
  try {
    return await runSamples(door.client, { ...known, workspaceDir });
  } finally {
    await door.close();
  }
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-doors-'));
  const door = await openInline(path.join(dir, 'prepared/workspace'));
  known = await prepareWorkspace(door.client, dir).finally(door.close);
  reference = await through(openInline, 'inline');
}, 300_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

describe('the samples', () => {
  it('touch every procedure of the contract', () => {
    const touched = new Set(reference.map(({ sample }) => sample.split(' ')[0]));
    expect(PROCEDURES.filter((procedure) => !touched.has(procedure))).toEqual([]);
  });

  it('answer or refuse in process as each of them says', () => {
    const unexpected = reference.filter(({ expected, outcome }) => {
      const { error } = outcome as { error?: { code: string } };
      return (error?.code ?? 'answer') !== expected;
    });
    expect(unexpected).toEqual([]);
  });
});

describe.each([
  ['the engine process', openProcess],
  ['HTTP', openHttp],
  ['the command line', async (workspaceDir: string) => openCliDoor(workspaceDir)],
])('every procedure through %s', (name, open) => {
  it('answers as it does in process', async () => {
    const outcomes = await through(open, name.replaceAll(' ', '-'));
    for (const [index, { sample, outcome }] of outcomes.entries()) {
      expect({ sample, outcome }).toEqual({ sample: reference[index].sample, outcome: reference[index].outcome });
    }
    expect(outcomes).toHaveLength(reference.length);
  }, 300_000);
});
