// Stock lists and supplier files: checked first, taken over whole, taken back whole.
import { newId } from '#core/store/id.ts';
import { commitList, countSubjects, listListImports, undoListImport } from '#core/store/list-imports.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';
import { createListFiles } from '../terms/list-files.ts';

export function listsHandlers(ctx: EngineContext): DomainHandlers<'lists'> {
  const { db, events, config } = ctx;
  const files = ctx.service(createListFiles);
  return {
    check: ({ input, signal }) => files.check(input, signal),
    commit({ input: { listId } }) {
      const { check, content } = files.get(listId);
      const { subject, fileName } = check;
      const entry = { id: newId(), subject, fileName, who: whoIs(config), at: config.now().toISOString() };
      const changes = commitList(db, getStore(db, check.store), content, entry);
      files.discard(listId);
      events.changed('products', 'suppliers');
      const { id: importId, ...rest } = entry;
      return { importId, ...rest, changed: countSubjects(changes), undoneAt: null };
    },
    discard: ({ input }) => ({ discarded: files.discard(input.listId) }),
    imports: ({ input }) => listListImports(db, getStore(db, input.store).id, input.limit),
    undo({ input }) {
      const undone = undoListImport(db, input.importId, config.now().toISOString());
      events.changed('products', 'suppliers');
      return undone;
    },
  };
}
