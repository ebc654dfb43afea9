// The command line before any data: what it says, where, and how it exits.
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#core/contract/contract.ts';
import { type CliBench, createCliBench, startCli } from './cli-process.ts';

let bench: CliBench;
beforeAll(() => {
  bench = createCliBench();
});
afterAll(() => bench.remove());

describe('asked for nothing or for help', () => {
  it('shows its commands, and without any ends like a wrong call', async () => {
    const nothing = await startCli([], bench.env, bench.dir).done;
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('Usage: shelfcast');
    const help = await startCli(['--help'], bench.env, bench.dir).done;
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const command of 'import stores products history train status predict alerts bulk orders forecast backtest replay trade-off jobs serve demo call'.split(
      ' ',
    )) {
      expect(help.stdout).toContain(`  ${command} `);
    }
  });

  it('prints its version', async () => {
    const { stdout } = await startCli(['--version'], bench.env, bench.dir).done;
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('called wrongly', () => {
  it('says what is wrong on stderr and exits with 2', async () => {
    expect(await bench.run('trian')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('train') });
    expect(await bench.run('predict', '--store', 'S1', '--product', 'P1', '--date', '2025-02-30')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('YYYY-MM-DD'),
    });
    expect(await bench.run('train')).toMatchObject({ code: 2, stderr: expect.stringContaining("'--store <code>'") });
    expect(await bench.run('import', 'x.csv', '--map', 'quantity=Qty')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"quantity" is no role'),
    });
    expect(await bench.run('call', 'stores.gte')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no procedure "stores.gte"'),
    });
    expect(await bench.run('call', 'stores.get', '{store:1}')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not JSON'),
    });
    expect(await bench.run('call', 'stores.get', '{"store":1}')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('store'),
    });
  });

  it('with --json puts the error on stdout, for machines', async () => {
    const { code, stdout, stderr } = await bench.run('call', 'stores.get', '{"store":"nowhere"}', '--json');
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'not-found/store', message: expect.stringContaining('nowhere'), details: { name: 'nowhere' } },
    });
  });

  it('refuses a file to write before it begins to work', async () => {
    const missing = join(bench.dir, 'no', 'such', 'list.csv');
    expect(await bench.run('bulk', '--store', 'S1', '--out', missing)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Error \(input\/path\): The folder .* does not exist/),
    });
    expect(await bench.run('bulk', '--store', 'S1', '--out', 'list.pdf')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('.csv or .xlsx'),
    });
    expect(
      await bench.run('forecast', '--store', 'S1', '--horizon', '7', '--out', 'f.csv', '--sums', '7'),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--sums-out'),
    });
  });

  it('names the file that is not there, or is none', async () => {
    expect(await bench.run('import', join(bench.dir, 'nothing.csv'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing.csv'),
    });
    expect(await bench.run('import', bench.dir)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is a folder'),
    });
  });
});

describe('derived from the contract', () => {
  it('lists every procedure there is', async () => {
    const listed = await bench.json<{ name: string; summary: string }[]>('call');
    const expected = Object.entries(contract).flatMap(([domain, procedures]) =>
      Object.keys(procedures).map((name) => `${domain}.${name}`),
    );
    expect(listed.map(({ name }) => name)).toEqual(expected);
    for (const { name, summary } of listed) expect(summary, name).not.toBe('');
  });

  it('calls a procedure by name and prints its answer', async () => {
    expect(await bench.json('call', 'stores.list')).toEqual([]);
    expect(await bench.json('call', 'jobs.list', '{"limit":5}')).toEqual([]);
    expect(await bench.json<{ path: string }>('call', 'workspace.get')).toMatchObject({ path: bench.workspace });
  });
});

it('says that a workspace is open elsewhere, and works once it is not', async () => {
  const holder = bench.start('call', 'events.watch');
  await holder.said('hello');
  expect(await bench.run('stores')).toMatchObject({
    code: 4,
    stdout: '',
    stderr: expect.stringContaining('conflict/workspace-in-use'),
  });
  holder.child.kill('SIGINT');
  expect(await holder.done).toMatchObject({ code: 130, stdout: '{"type":"hello"}\n' });
  expect(await bench.run('stores')).toMatchObject({ code: 0, stdout: expect.stringContaining('no store yet') });
});

it('serves the API until Ctrl+C, to those who hold the token', async () => {
  const server = bench.start('serve', '--api-only', '--json');
  await server.said(/\}\n/);
  const [line] = (await server.said('apiToken')).split('\n}\n');
  const { address, apiToken } = JSON.parse(`${line}\n}`) as { address: string; apiToken: string };
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${address}/api/v1/stores`)).status).toBe(401);
  const answer = await fetch(`${address}/api/v1/stores`, { headers: { authorization: `Bearer ${apiToken}` } });
  expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: [] });
  server.child.kill('SIGINT');
  if (server.child.exitCode === null) await once(server.child, 'close');
  expect((await server.done).code).toBe(0);
});
