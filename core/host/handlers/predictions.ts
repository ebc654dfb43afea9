// One product, one date: with the store's own values, or with what the caller sets; over prices; as a file.
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { exportScenarios } from '../predictions/export-scenarios.ts';
import { predict } from '../predictions/predict.ts';
import { priceCurve } from '../predictions/price-curve.ts';

export function predictionsHandlers(ctx: EngineContext): DomainHandlers<'predictions'> {
  const forecasts = ctx.service(sharedForecasts);
  return {
    predict: ({ input }) => predict(ctx, forecasts, input),
    predictWithContext: ({ input }) => predict(ctx, forecasts, input, input.context),
    priceCurve: ({ input }) => priceCurve(ctx, forecasts, input),
    exportScenarios: ({ input, signal }) => exportScenarios(ctx, forecasts, input, signal),
  };
}
