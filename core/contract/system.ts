// The engine itself: version, platform, where things are, and what this person prefers on this computer.
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
  /** Who stands in histories: the name in the preferences, else the system's user. */
  user: z.string(),
  /** Folder of the logs; null where none are written. */
  logFolder: z.string().nullable(),
  /** Folder of what belongs to no workspace; null where nothing is kept. */
  userDataFolder: z.string().nullable(),
  /** Set while this engine shows the demo to strangers: files and other workspaces are closed to every door. */
  kiosk: z.object({ idleMinutes: z.number().int() }).nullable(),
});

/** What belongs to this person on this computer and to no workspace. */
export const preferencesSchema = z.object({
  /** Name in histories; null: the system's user. */
  userName: z.string().trim().min(1).max(80).nullable(),
  /** How the next start opens: the demo for strangers, reset after so many minutes without a touch. */
  kiosk: z.object({ enabled: z.boolean(), idleMinutes: z.number().int().min(1).max(120) }),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = { userName: null, kiosk: { enabled: false, idleMinutes: 3 } };

export const systemContract = {
  info: procedure
    .route({ method: 'GET', path: '/system', summary: 'Version and platform of the engine' })
    .output(systemInfoSchema),
  preferences: procedure
    .route({ method: 'GET', path: '/system/preferences', summary: 'What this person prefers on this computer' })
    .output(preferencesSchema),
  setPreferences: procedure
    .route({ method: 'PATCH', path: '/system/preferences', summary: 'Change preferences of this computer' })
    .input(preferencesSchema.partial())
    .output(preferencesSchema),
  /** ISO 3166 codes. */
  holidayCountries: procedure
    .route({ method: 'GET', path: '/system/holiday-countries', summary: 'Countries whose public holidays are known' })
    .output(z.array(z.string().length(2))),
};
