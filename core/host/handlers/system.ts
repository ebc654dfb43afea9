// The engine itself, and the preferences of its user.
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { listHolidayCountries } from '../holidays.ts';
import { changePreferences, readPreferences, whoIs } from '../preferences.ts';

export const systemHandlers = (ctx: EngineContext): DomainHandlers<'system'> => ({
  info: () => ({
    version: ctx.config.version,
    platform: `${process.platform}-${process.arch}`,
    nodeVersion: process.versions.node,
    threads: ctx.config.threads,
    kernels: ctx.service(kernelsInUse),
    startedAt: ctx.engine.startedAt,
    recoveredFromCrash: ctx.recoveredFromCrash,
    user: whoIs(ctx.config),
    logFolder: ctx.config.logFolder ?? null,
    userDataFolder: ctx.config.userDataDir,
    kiosk: ctx.config.kiosk ?? null,
  }),
  preferences: () => readPreferences(ctx.config.userDataDir),
  setPreferences: ({ input }) => {
    const preferences = changePreferences(ctx.config.userDataDir, input);
    ctx.events.changed('system');
    return preferences;
  },
  holidayCountries: () => listHolidayCountries(),
});

/** Asked of a runtime opened for the question, because only that knows what this machine can run. */
function kernelsInUse(): 'wasm-simd' | 'typescript' {
  const runtime = openKernelRuntime({ threads: 1 });
  runtime.close();
  return runtime.kind === 'wasm' ? 'wasm-simd' : 'typescript';
}
