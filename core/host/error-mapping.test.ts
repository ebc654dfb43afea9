// What leaves the engine when something goes wrong, through the real router with handlers that fail.
import { createRouterClient, isDefinedError, ORPCError } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import { openTestDatabase } from '../store/test-store.ts';
import { createRouter, type Dispatch } from './router.ts';

describe('errors of handlers', () => {
  const logged: { fields: { reportId?: string; err?: Error }; message: string }[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, message: string) => void logged.push({ fields, message }),
  };
  const clientOf = (dispatch: Dispatch): EngineClient =>
    createRouterClient(createRouter(dispatch, log)) as EngineClient;
  const failing = (error: unknown) =>
    clientOf(async () => {
      throw error;
    });

  async function errorOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
    const error = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ORPCError)) throw new Error(`not an error of the contract: ${error}`);
    expect(isDefinedError(error)).toBe(true);
    return error;
  }

  it('keep code, message and details, and take the status of their category', async () => {
    const details = { neededDays: 60, foundDays: 12, advice: 'Import more.' };
    const error = await errorOf(failing(new AppError('data/too-short', 'Too short.', details)).stores.list());
    expect(error.toJSON()).toEqual({
      defined: true,
      code: 'data/too-short',
      status: 422,
      message: 'Too short.',
      data: details,
    });
  });

  it('of the database are errors of the storage', async () => {
    const test = openTestDatabase();
    test.db.close();
    const client = clientOf(async () => test.db.exec('SELECT 1'));
    expect((await errorOf(client.stores.list())).code).toBe('engine/stopped');
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', path: '/x' });
    expect(await errorOf(failing(full).stores.list())).toMatchObject({ code: 'storage/disk-full', status: 503 });
  });

  it('that nobody foresaw keep their text in the log and give a number to ask about', async () => {
    logged.length = 0;
    const secret = new Error('row 17 of Mrs Miller');
    const error = await errorOf(failing(secret).stores.list());
    expect(error).toMatchObject({ code: 'internal', status: 500 });
    const { reportId } = error.data as { reportId: string };
    expect(error.message).toContain(reportId);
    expect(JSON.stringify(error.toJSON())).not.toContain('Miller');
    expect(logged).toEqual([{ fields: { reportId, err: secret, issues: undefined }, message: 'unexpected error' }]);
  });

  it('and answers that do not fit the contract are our mistake', async () => {
    logged.length = 0;
    const error = await errorOf(clientOf(async () => [{ code: 'S1' }]).stores.list());
    expect(error.code).toBe('internal');
    expect(logged[0].fields).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ path: [0, 'name'] })]),
    });
  });

  it('handed on from another call of the engine stay what they were', async () => {
    const inner = failing(new AppError('not-found/store', 'No store.', { name: 'S9' }));
    const outer = clientOf(() => inner.stores.get({ store: 'S9' }));
    expect(await errorOf(outer.stores.list())).toMatchObject({ code: 'not-found/store', data: { name: 'S9' } });
  });

  it('in the middle of a stream are mapped too', async () => {
    const client = clientOf(async () =>
      (async function* () {
        yield { type: 'hello' };
        throw new AppError('engine/stopped', 'Over.', {});
      })(),
    );
    const stream = await client.events.watch();
    expect(await stream.next()).toMatchObject({ value: { type: 'hello' } });
    expect(await errorOf(stream.next())).toMatchObject({ code: 'engine/stopped', status: 503 });
  });

  it('of the request name every field and what it should be', async () => {
    const client = clientOf(async () => expect.unreachable('a request that does not fit reaches no handler'));
    const error = await errorOf(client.jobs.list({ limit: -1 }));
    expect(error).toMatchObject({ code: 'input/invalid', status: 400, data: { field: 'limit' } });
    expect(error.message).toMatch(/^The request does not fit: limit: /);
  });
});
