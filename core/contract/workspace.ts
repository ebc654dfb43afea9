// A workspace is one folder: the database, the models, the files being imported.
import { z } from 'zod';
import { jobRefSchema } from './jobs.ts';
import { procedure } from './procedure.ts';
import { timestampSchema } from './units.ts';

export const workspaceSchema = z.object({
  name: z.string(),
  path: z.string(),
  /** True until a store exists: the window then offers the three first steps. */
  isEmpty: z.boolean(),
  isDemo: z.boolean(),
  storeCount: z.number().int(),
  createdAt: timestampSchema,
  recent: z.array(z.object({ name: z.string(), path: z.string() })),
});
export type Workspace = z.infer<typeof workspaceSchema>;

export const workspaceContract = {
  get: procedure.route({ method: 'GET', path: '/workspace', summary: 'The open workspace' }).output(workspaceSchema),
  /** Opens (or, with `create`, makes) the workspace in this folder and closes the current one. */
  open: procedure
    .route({ method: 'POST', path: '/workspace/open', summary: 'Open another workspace folder' })
    .input(z.object({ path: z.string().min(1).max(4096), create: z.boolean().default(false) }))
    .output(workspaceSchema),
  /** Puts the demo store with its trained model into the open workspace; an existing demo store is reset. */
  openDemo: procedure
    .route({ method: 'POST', path: '/workspace/demo', summary: 'Open (or reset) the demo store' })
    .output(jobRefSchema),
};
