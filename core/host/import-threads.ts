// The threads of the open workspace that read files and write what was in them: `ctx.service(importThreads)`.
import { ImportThreads } from '#core/jobs/import-threads.ts';
import type { ReadyThread } from '#core/jobs/ready-thread.ts';
import { createStoreThread } from '#core/jobs/store-thread.ts';
import type { EngineContext } from './context.ts';

export const importThreads = (ctx: EngineContext): ImportThreads => closedWith(ctx, new ImportThreads());

export const storeThread = (ctx: EngineContext): ReadyThread => closedWith(ctx, createStoreThread());

function closedWith<T extends { close(): Promise<void> }>(ctx: EngineContext, thread: T): T {
  ctx.onClose(() => thread.close());
  return thread;
}
