// The evidence behind one recommendation: shown, or written into a file.
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import { gatherEvidence } from '../evidence/evidence.ts';
import { exportEvidence } from '../evidence/export.ts';
import type { DomainHandlers } from '../handler.ts';

export function evidenceHandlers(ctx: EngineContext): DomainHandlers<'evidence'> {
  const forecasts = ctx.service(sharedForecasts);
  return {
    get: ({ input }) => gatherEvidence(ctx, forecasts, input, input.context),
    export: ({ input, signal }) => exportEvidence(ctx, forecasts, input, signal),
  };
}
