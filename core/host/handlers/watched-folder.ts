// The watched folder: set, looked into, its files handed in.
import { join } from 'node:path';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { sendFile } from '../import-file.ts';
import { createFolderWatch } from '../watched/folder-watch.ts';

export function watchedFolderHandlers(ctx: EngineContext): DomainHandlers<'watchedFolder'> {
  const watch = ctx.service(createFolderWatch);
  return {
    get: () => watch.state(),
    async set({ input }) {
      await watch.set(input);
      return watch.state();
    },
    async look() {
      watch.forgetUnused();
      await watch.look();
      return watch.state();
    },
    async open({ input, signal }) {
      const { folder, name } = watch.pathOf(input.name);
      const client = ctx.client();
      const fileId = await sendFile(client, join(folder, name), name, { signal });
      return client.imports.inspect({ fileId }, { signal });
    },
  };
}
