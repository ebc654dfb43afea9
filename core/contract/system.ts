// The engine itself: version, platform, where things are.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { timestampSchema } from './units.ts';

export const systemInfoSchema = z.object({
  version: z.string(),
  platform: z.string(),
  nodeVersion: z.string(),
  threads: z.number().int(),
  /** Which implementation of the training kernels runs here. */
  kernels: z.enum(['wasm-simd', 'typescript']),
  startedAt: timestampSchema,
  /** True when the previous engine process ended without closing the workspace. */
  recoveredFromCrash: z.boolean(),
  user: z.string(),
});

export const systemContract = {
  info: procedure
    .route({ method: 'GET', path: '/system', summary: 'Version and platform of the engine' })
    .output(systemInfoSchema),
};
