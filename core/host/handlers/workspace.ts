// The open workspace, and opening another one.
import type { Workspace } from '#core/contract/workspace.ts';
import { getWorkspaceMeta } from '#core/store/meta.ts';
import { listStoreRows } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { listRecentWorkspaces } from '../recent-workspaces.ts';

/** All of the domain but openDemo, which is handlers/demo.ts. */
export const workspaceHandlers = (ctx: EngineContext): Omit<DomainHandlers<'workspace'>, 'openDemo'> => ({
  get: () => describe(ctx),
  open: async ({ input }) => describe(await ctx.engine.openWorkspace(input.path, input.create)),
});

function describe({ db, workspaceDir, config }: EngineContext): Workspace {
  const { name, createdAt } = getWorkspaceMeta(db);
  const stores = listStoreRows(db);
  return {
    name,
    path: workspaceDir,
    isEmpty: stores.length === 0,
    isDemo: stores.some((store) => store.is_demo === 1),
    storeCount: stores.length,
    createdAt,
    recent: listRecentWorkspaces(config),
  };
}
