// The demo store, one click away.
import type { EngineContext } from '../context.ts';
import { openDemoJob } from '../demo/open-demo.ts';
import type { DomainHandlers } from '../handler.ts';

export const demoHandlers = (ctx: EngineContext): Pick<DomainHandlers<'workspace'>, 'openDemo'> => ({
  openDemo: () => ctx.jobs.start(openDemoJob(ctx)),
});
