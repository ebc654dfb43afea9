// The threads that read the files of the open workspace: `ctx.service(importThreads)`.
import { ImportThreads } from '#core/jobs/import-threads.ts';
import type { EngineContext } from './context.ts';

export function importThreads(ctx: EngineContext): ImportThreads {
  const threads = new ImportThreads();
  ctx.onClose(() => threads.close());
  return threads;
}
