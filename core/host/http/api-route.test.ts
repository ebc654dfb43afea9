// The REST door: errors, limits, streams, its document and its page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#core/contract/contract.ts';
import { chunksOf, codeOf, openTestShell, type TestShell } from './test-shell.ts';

let test: TestShell;

beforeAll(async () => {
  test = await openTestShell();
});

afterAll(() => test?.remove());

describe('the API', () => {
  const post = (target: string, body: string, headers = {}) =>
    test.ask(`/api/v1${target}`, {
      method: 'POST',
      body,
      ...test.asProgram({ 'content-type': 'application/json', ...headers }),
    });

  it('answers with the typed errors of the contract', async () => {
    const missing = await test.ask('/api/v1/jobs/none', test.asProgram());
    expect([missing.status, JSON.parse(missing.body)]).toMatchObject([
      404,
      { code: 'not-found/job', defined: true, data: { name: 'none' } },
    ]);
    const misfit = await post('/train_model', '{"store":7}');
    expect([misfit.status, codeOf(misfit)]).toEqual([400, 'input/invalid']);
    const unknown = await test.ask('/api/v1/nothing', test.asProgram());
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not-found/file']);
  });

  it('takes JSON of a limited size, and nothing else', async () => {
    expect(
      (await post('/workspace/open', 'path=x', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
    expect((await post('/workspace/open', '{"path":"x"}', { 'content-type': 'text/plain' })).status).toBe(415);
    const large = await post('/workspace/open', JSON.stringify({ path: 'x'.repeat(1024 * 1024) }));
    expect([large.status, codeOf(large)]).toEqual([413, 'limit/request']);
    const cut = await post('/workspace/open', '{"path":');
    expect([cut.status, JSON.parse(cut.body)]).toMatchObject([400, { code: 'input/invalid', defined: true }]);
  });

  it('streams events until the client goes away', async () => {
    const gone = new AbortController();
    const events = await fetch(`${test.shell.address}/api/v1/events`, { ...test.asProgram(), signal: gone.signal });
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    for await (const chunk of chunksOf(events)) {
      text += chunk;
      if (text.includes('hello')) break;
    }
    gone.abort();
    expect((await test.ask('/api/v1/system', test.asProgram())).status).toBe(200);
  });

  it('documents every procedure and the upload', async () => {
    const document = JSON.parse((await test.ask('/api/v1/openapi.json', test.asProgram())).body);
    const documented = Object.entries<object>(document.paths).flatMap(([route, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${route}`),
    );
    const procedures = Object.values(contract).flatMap((domain) => Object.values(domain));
    const expected = procedures.map((procedure) => {
      const { method, path: route } = procedure['~orpc'].route;
      return `${method} ${route}`;
    });
    expect(documented.sort()).toEqual([...expected, 'POST /upload_data'].sort());
  });

  it('has a documentation page from its own files only', async () => {
    const page = await test.ask('/docs', test.asBrowser());
    expect(page.body).not.toMatch(/https?:\/\//);
    for (const [, file] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([file, (await test.ask(file, test.asBrowser())).status]).toEqual([file, 200]);
    }
  });
});
