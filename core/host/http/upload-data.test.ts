// The multipart upload, sent as programs send it, to a real engine process.
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { NO_LOG } from '../log/log.ts';
import { type Shell, startShell } from '../shell/start-shell.ts';
import type { uploadAnswerSchema } from './upload-data.ts';

let dir: string;
let shell: Shell;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-upload-'));
  vi.stubEnv('SHELFCAST_HOME', path.join(dir, 'home'));
  shell = await startShell({
    workspaceDir: path.join(dir, 'workspace'),
    openBrowser: false,
    rendererDir: dir,
    apiOnly: true,
    log: NO_LOG,
  });
});

afterAll(async () => {
  await shell?.close();
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

const DAY_MS = 86_400_000;
const isoDay = (index: number) => new Date(Date.UTC(2025, 0, 1) + index * DAY_MS).toISOString().slice(0, 10);

/** Two products a day with columns that map by themselves. */
function salesCsv(days: number, units = 'Units Sold'): string {
  const lines = [`Date,Store ID,Product ID,${units},Price`];
  for (let day = 0; day < days; day++) {
    lines.push(`${isoDay(day)},S1,P1,${3 + (day % 7)},2.50`, `${isoDay(day)},S1,P2,${day % 3},9.90`);
  }
  return `${lines.join('\n')}\n`;
}

const header = () => ({ authorization: `Bearer ${shell.apiToken}` });

/** Parts in the order given; the file is where `file` stands. */
async function upload(parts: readonly (readonly [string, string | Blob])[]) {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, 'sales.csv');
  }
  return fetch(`${shell.address}/api/v1/upload_data`, { method: 'POST', headers: header(), body: form });
}

const csv = (text: string) => new Blob([text], { type: 'text/csv' });
const answerOf = async (response: Response) => (await response.json()) as z.infer<typeof uploadAnswerSchema>;
const stores = async () =>
  (await fetch(`${shell.address}/api/v1/stores`, { headers: header() })).json() as Promise<object[]>;

describe('POST /api/v1/upload_data', () => {
  it('only looks at the file in a dry run', async () => {
    const response = await upload([
      ['commit', 'false'],
      ['file', csv(salesCsv(30))],
    ]);
    expect(response.status).toBe(200);
    const { upload: seen, inspection } = await answerOf(response);
    expect(seen).toMatchObject({
      fileName: 'sales.csv',
      state: 'discarded',
      report: { rows: { total: 60, accepted: 60, rejected: 0 } },
    });
    expect(inspection.missingRoles).toEqual([]);
    expect(await stores()).toEqual([]);
  });

  it('imports a file and answers with what it did', async () => {
    const response = await upload([['file', csv(salesCsv(30))]]);
    const { upload: done } = await answerOf(response);
    expect(done).toMatchObject({
      state: 'committed',
      report: { effect: { inserted: 60, newStores: 1, newProducts: 2 } },
    });
    expect(await stores()).toMatchObject([
      { code: 'S1', productCount: 2, observationCount: 60, lastDay: '2025-01-30' },
    ]);
  });

  it('takes the fields before and after the file', async () => {
    const file = csv(salesCsv(40, 'Whatever'));
    const response = await upload([
      ['overlap', 'keep'],
      ['file', file],
      ['mapping', '{"units":"Whatever","ignore":["Price"]}'],
    ]);
    const { upload: done } = await answerOf(response);
    expect(done.options.overlap).toBe('keep');
    expect(done.options.mapping).toContainEqual({ column: 'Whatever', role: 'units' });
    expect(done.options.mapping).toContainEqual({ column: 'Price', role: 'ignore' });
    expect(done.report?.effect).toMatchObject({ inserted: 20, kept: 60, replaced: 0 });
  });

  it('streams a file of many chunks to the engine', async () => {
    const days = 45_000;
    const response = await upload([
      ['file', csv(salesCsv(days))],
      ['commit', 'false'],
    ]);
    const { upload: seen } = await answerOf(response);
    expect(seen.sizeBytes).toBeGreaterThan(2_000_000);
    expect(seen.report?.rows.total).toBe(2 * days);
  });

  it('refuses what cannot work, with the typed errors of the contract', async () => {
    const file = csv(salesCsv(3));
    const refusals: [Response, number, string][] = [
      [await upload([['store', 'S1']]), 400, 'input/invalid'],
      [
        await upload([
          ['file', file],
          ['overlap', 'sometimes'],
        ]),
        400,
        'input/invalid',
      ],
      [
        await upload([
          ['file', file],
          ['mapping', '{"units":'],
        ]),
        400,
        'input/invalid',
      ],
      [
        await upload([
          ['file', file],
          ['colour', 'red'],
        ]),
        400,
        'input/invalid',
      ],
      [
        await upload([
          ['file', file],
          ['mapping', '{"units":"Missing"}'],
        ]),
        400,
        'input/bad-mapping',
      ],
      [await upload([['file', csv('')]]), 400, 'input/empty-file'],
      [
        await fetch(`${shell.address}/api/v1/upload_data`, { method: 'POST', headers: header(), body: 'a,b\n1,2\n' }),
        400,
        'input/invalid',
      ],
    ];
    for (const [response, status, code] of refusals) {
      expect([response.status, await response.json()]).toMatchObject([status, { code, defined: true }]);
    }
  });

  it('imports nothing from an upload that breaks off', async () => {
    const before = await stores();
    const body = [
      '--b',
      'Content-Disposition: form-data; name="file"; filename="half.csv"',
      'Content-Type: text/csv',
      '',
      salesCsv(500),
    ].join('\r\n');
    const head = [
      'POST /api/v1/upload_data HTTP/1.1',
      `Host: 127.0.0.1:${shell.port}`,
      `Authorization: Bearer ${shell.apiToken}`,
      'Content-Type: multipart/form-data; boundary=b',
      `Content-Length: ${body.length + 1_000_000}`,
    ];
    // It breaks before the form, within the part's head, just behind it (nobody reads the bytes yet) and in the file.
    const fileStart = body.indexOf('\r\n\r\n') + 4;
    for (const sent of [0, 20, fileStart, fileStart + 1, fileStart + 1, fileStart + 1, body.length]) {
      const socket = connect(shell.port, '127.0.0.1');
      const bytes = `${head.join('\r\n')}\r\n\r\n${body.slice(0, sent)}`;
      await new Promise((written) => socket.write(bytes, written));
      socket.destroy();
    }
    // Checks run one after the other: when this one is through, nothing of the other is under way any more.
    await upload([
      ['file', csv(salesCsv(5))],
      ['commit', 'false'],
    ]);
    const list = () =>
      fetch(`${shell.address}/api/v1/imports`, { headers: header() }).then((response) => response.json());
    expect(((await list()) as { fileName: string }[]).map((entry) => entry.fileName)).not.toContain('half.csv');
    expect(await stores()).toEqual(before);
  });
});
